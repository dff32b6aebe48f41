import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const built = fileURLToPath(new URL('../../build/client', import.meta.url))
const islands = fileURLToPath(new URL('../../dist/islands', import.meta.url))

test('what a browser is given knows neither the database nor the rights nor where things are kept', () => {
  const files = [...globSync(`${built}/**/*.js`), ...globSync(`${islands}/**/*.js`)]
  assert.ok(files.length > 5, 'there is a bundle to look at')
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    for (const name of ['kysely', 'app_rw', 'directorate_id', 'territory.import-zones\': (', 'holdsPost', 'node:fs', 'node:crypto', 'intl-messageformat/core', 'withTables', 'DATABASE_URL']) assert.equal(text.includes(name), false, `${file} holds ${name}`)
  }
})

test('the letters of a Romanian page weigh at most 60 KB', () => {
  const fonts = globSync(`${built}/assets/onest-latin*.woff2`)
  assert.equal(fonts.length, 4)
  assert.ok(fonts.reduce((bytes, file) => bytes + readFileSync(file).length, 0) <= 60 * 1024)
})
