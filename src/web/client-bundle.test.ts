import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { data, UNSAFE_SingleFetchRedirectSymbol } from 'react-router'
import { stillPages } from './http/wire/still-pages.ts'

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

test('what a page without script is drawn from is spelt for no script, and reads as before; what a page with one goes on from is', async () => {
  const loader = async () => ({ zones: ['Old Town'] })
  const page = (parentId: string | undefined, module: object) => ({ id: 'page', parentId, module: { default: () => null, loader, ...module } })
  const { routes } = stillPages({ routes: { root: page(undefined, {}), still: page('root', {}), refused: page('root', { loader: async () => data(await loader(), 422) }), alive: page('root', { handle: { alive: true } }) } } as never)
  const told = async (id: string) => {
    const said = await (routes[id]!.module.loader as unknown as () => Promise<{ type?: string; data: object }>)(), whole = said.type ? said.data : said
    return [UNSAFE_SingleFetchRedirectSymbol in whole, { ...whole }]
  }
  assert.deepEqual(await Promise.all(['still', 'refused', 'alive', 'root'].map(told)), [[true, { zones: ['Old Town'] }], [true, { zones: ['Old Town'] }], [false, { zones: ['Old Town'] }], [false, { zones: ['Old Town'] }]])
})
