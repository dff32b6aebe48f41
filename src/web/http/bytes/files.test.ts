import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
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
