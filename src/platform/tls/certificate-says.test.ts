import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { selfSigned } from '../sign-on/self-signed.ts'
import { certificateSays } from './certificate-says.ts'

const now = new Date(Date.now()), day = (nth: number) => new Date(now.getTime() + nth * 86_400_000)
const faults = (pem: string, name: string | null, roots?: readonly string[], at = day(0.1)) => certificateSays(pem, name, at, roots).faults.map((told) => told.split(' ').slice(0, 4).join(' '))

test('a certificate\'s end, its name and its way to a known root are told', () => {
  const { certificate } = selfSigned('talk.police.example', day(-1), day(90))
  assert.deepEqual(faults(certificate, 'talk.police.example', [certificate]), [])
  assert.deepEqual(faults(certificate, 'talk.police.example', [certificate], day(70)), [`It ends on ${day(90).toISOString().slice(0, 10)},`])
  assert.deepEqual(faults(certificate, 'talk.police.example', [certificate], day(91)), [`It ended on ${day(90).toISOString().slice(0, 10)}:`, 'It does not lead'])
  assert.deepEqual(faults(certificate, 'police.example', [certificate]), ['It is not for'])
  // Signed by itself, as anybody can: the roots that browsers know are asked.
  assert.deepEqual(faults(certificate, 'talk.police.example'), ['It does not lead'])
})

const openssl = spawnSync('openssl', ['version']).status === 0
test('a certificate leads to its root by those between, and not without them nor by somebody who is no authority', { skip: openssl ? false : 'there is no openssl here' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'vatra-chain-'))
  const made = (...args: string[]) => { const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' }); assert.equal(status, 0, stderr) }
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const pem = (name: string) => readFileSync(join(folder, `${name}.pem`), 'utf8')
  const signedBy = (name: string, by: string, extension: string) => {
    writeFileSync(join(folder, 'ext'), extension)
    made('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`)
    made('x509', '-req', '-in', `${name}.csr`, '-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-days', '90', '-extfile', 'ext', '-out', `${name}.pem`)
  }
  try {
    made('req', '-x509', ...key, '-keyout', 'root.key', '-out', 'root.pem', '-subj', '/CN=root', '-days', '400', '-addext', 'basicConstraints=critical,CA:TRUE')
    signedBy('between', 'root', 'basicConstraints=critical,CA:TRUE')
    signedBy('police', 'between', 'basicConstraints=CA:FALSE\nsubjectAltName=DNS:talk.police.example')
    assert.deepEqual(faults(pem('police') + pem('between'), 'talk.police.example', [pem('root')]), [])
    assert.deepEqual(faults(pem('police'), 'talk.police.example', [pem('root')]), ['It does not lead'])
    // The planted fault: whoever has a certificate of their own signs one for us.
    signedBy('forged', 'police', 'subjectAltName=DNS:talk.police.example')
    assert.deepEqual(faults(pem('forged') + pem('police') + pem('between'), 'talk.police.example', [pem('root')]), ['It does not lead'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
