import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { file } from './files.ts'

const asked = (path: string) => file(new Request(`http://localhost${path}`))

test('of the machine\'s files a browser is given those that were built for it, and no list of them', () => {
  const [built = ''] = globSync('*.js', { cwd: fileURLToPath(new URL('../../../../build/client/assets/', import.meta.url)) })
  assert.equal(asked(`/assets/${built}`)?.status, 200, 'the control: what is there is given')
  for (const path of ['', '.', '..', '../server/index.js', '..%2fserver%2findex.js', '%2e%2e/server/index.js', '../../package.json', '..\\..\\package.json', '.git/config', '.vite/manifest.json', '%00.js', `${built}/`, `${built}%00`, '/etc/passwd', `./x/../../../../package.json`, 'none.js']) {
    assert.equal(asked(`/assets/${path}`), null, path)
    assert.equal(asked(`/islands/${path}`), null, path)
  }
  for (const path of ['/.git/config', '/package.json', '/data/secrets/database.json', '/keys/root.key', '/src/web/routes.ts', '/migrations/0001.sql']) assert.equal(asked(path), null, path)
})

test('every built script and style is sent as the build packed it to who can unpack it, and opens to the same bytes; what is packed has no address of its own', async () => {
  const given = async (path: string, accepted: string) => Buffer.from(await file(new Request(`http://localhost${path}`, { headers: { 'accept-encoding': accepted } }))!.arrayBuffer())
  const folders = { '/islands': '../../../../dist/islands/', '/assets': '../../../../build/client/assets/' }
  const all = Object.entries(folders).flatMap(([at, folder]) => globSync('*.{js,mjs,css}', { cwd: fileURLToPath(new URL(folder, import.meta.url)) }).map((name) => `${at}/${name}`))
  assert.ok(all.length > 10)
  for (const path of all.slice(0, 25)) {
    const plain = await given(path, 'identity'), br = await given(path, 'gzip, br'), gzip = await given(path, 'gzip')
    assert.ok(brotliDecompressSync(br).equals(plain) && gunzipSync(gzip).equals(plain), path)
    if (plain.length > 1000) assert.ok(br.length < gzip.length && gzip.length < plain.length, path)
    assert.equal(file(new Request(`http://localhost${path}.br`)), null)
  }
})
