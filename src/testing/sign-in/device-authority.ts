import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Shown = { readonly certificate: string; readonly key: string }
/** What a certificate is given: by default a good one, for a device, of the days before and after. */
export type Given = { readonly from?: Date; readonly until?: Date; readonly uses?: string; readonly more?: string }

/** Is there an openssl here? Devices' certificates are made by another hand than the one that looks at them. */
export const opensslHere = spawnSync('openssl', ['version']).status === 0

/** A device management of a test's own, made by openssl in a folder: its authority as text and as a file, and the certificates that it gives. */
export function deviceAuthority(within: string, name: string, { until = '20400101000000Z', basics = 'CA:TRUE' } = {}) {
  const folder = join(within, name), file = join(folder, 'authority.pem')
  const openssl = (...args: string[]) => { const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' }); assert.equal(status, 0, stderr) }
  const drawn = (key: string, subject: string) => openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', `${key}.key`, '-out', `${key}.csr`, '-subj', `/CN=${subject}`)
  const signed = (key: string, extensions: string, from: string, to: string, ...by: string[]) => {
    writeFileSync(join(folder, 'asked.cnf'), `[ca]\ndefault_ca=a\n[a]\ndatabase=index\nrand_serial=yes\nunique_subject=no\nnew_certs_dir=.\ndefault_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n[x]\n${extensions}\n`)
    openssl('ca', '-batch', '-notext', '-config', 'asked.cnf', '-extensions', 'x', '-startdate', from, '-enddate', to, '-in', `${key}.csr`, '-out', `${key}.pem`, ...by)
  }
  mkdirSync(folder)
  writeFileSync(join(folder, 'index'), '')
  drawn('authority', name)
  signed('authority', `basicConstraints=critical,${basics}\nkeyUsage=critical,keyCertSign,cRLSign`, '20200101000000Z', until, '-selfsign', '-keyfile', 'authority.key')
  let many = 0
  return {
    file,
    certificate: readFileSync(file, 'utf8'),
    /** A certificate for a device, with its key. */
    gives({ from = day(-1), until = day(20), uses = 'clientAuth', more = 'basicConstraints=CA:FALSE' }: Given = {}): Shown {
      const key = `device-${++many}`
      drawn(key, key)
      signed(key, `${more}\n${uses === '' ? '' : `extendedKeyUsage=${uses}`}`, written(from), written(until), '-cert', 'authority.pem', '-keyfile', 'authority.key')
      return { certificate: readFileSync(join(folder, `${key}.pem`), 'utf8'), key: readFileSync(join(folder, `${key}.key`), 'utf8') }
    },
  }
}

/** So many days from now, by the machine's own clock: what speaks TLS has no other. */
export const day = (nth: number) => new Date(Date.now() + nth * 86_400_000)
const written = (at: Date) => `${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`
