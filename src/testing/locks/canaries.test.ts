import assert from 'node:assert/strict'
import fs from 'node:fs'
import { after, before, mock, test } from 'node:test'
import { CompiledQuery, sql } from 'kysely'
import { deeds } from '#deeds'
import { makeApp } from '#web/http/app.ts'
import { spoken } from '#web/say.ts'
import { closeCycle } from '#domains/cycles/index.ts'
import { sharePart } from '#domains/plans/index.ts'
import { noteProgress } from '#domains/work/index.ts'
import { openPool, serverOf } from '#platform/server.ts'
import { judgedTown, keptIn, on } from '../cycles/whole-turn.ts'
import { ownDatabase } from '../database.ts'
import { arta, celine } from '../people.ts'
import { itsTurn } from '../run/its-turn.ts'
import type { Site } from '../visitor.ts'
import { addressesOf, fileAddresses, pagePatterns } from './addresses.ts'
import { askedOfTown } from './asked-of-town.ts'
import { askedOfResidents, heard, setCanaries, type Canaries } from './canaries.ts'
import { lockedOn, lockedTown, type LockedTown } from './locked-town.ts'

const night = process.env.VATRA_NIGHT === '1'
const nobodys = 'ffffffff-ffff-4fff-bfff-ffffffffffff'
/** What no table keeps back from anybody: the names of places. */
const publicPlaces = /^territory\./

let town: LockedTown
let canaries: Canaries
let site: Site
const log: string[] = []
const written = fs.writeSync

before(async () => {
  town = await lockedTown()
  canaries = await setCanaries(town.superuser, 'all')
  const keep = (text: unknown) => void log.push(text instanceof Uint8Array ? Buffer.from(text).toString() : String(text))
  mock.method(fs, 'writeSync', ((file: number, text: string, ...rest: []) => { if (file === 2) keep(text); return file === 2 ? text.length : written(file, text, ...rest) }) as typeof fs.writeSync)
  for (const said of ['error', 'warn', 'info', 'log'] as const) mock.method(console, said, (...words: unknown[]) => words.forEach(keep))
  site = await makeApp(town.store, { clock: () => lockedOn })
})
after(() => mock.restoreAll())

/** Everything that anybody can fetch without a name: pages in every language and their loaders, what is not there, open data, the API's answers, files, and what breaks. */
function everyAddress(): { readonly addresses: readonly string[]; readonly patterns: number } {
  const { ids, idIn } = town
  const known: Record<string, string[]> = {
    zone: ['kurzeme-old-town', ids.zone], wave: [ids.wave, ids.first], plan: [ids.plan], cycle: [ids.cycle, idIn('cycles.cycles')], problem: [ids.problem], action: [ids.action], organisation: [ids.organisation], picture: [idIn('work.pictures')],
    agreement: [idIn('partners.agreements')], improvement: [idIn('work.improvements')], block: ['a', 'x'], example: ['u1'],
  }
  const patterns = pagePatterns()
  // By day what needs a name is asked for once, in one language and with things that are there: it sends strangers away before it looks.
  // By day every page is read in English and in one other language, a different one each day.
  const unread = spoken.filter((tongue, nth) => tongue !== 'en' && !itsTurn(nth, spoken.length - 1))
  const pages = patterns.flatMap((pattern) => (night || !/^\/:lang\/(station|partner)/.test(pattern) ? addressesOf(pattern, known, nobodys) : addressesOf(pattern, known, nobodys).filter((page) => page.startsWith('/en/') && !page.includes(nobodys)).slice(0, 1))).filter((page) => !unread.some((tongue) => page.split('/')[1] === tongue))
  const open = ['/open/zones.geojson', '/open/examples.json', `/open/pictures/${known.picture![0]}`, ...['results.json', 'results.csv'].flatMap((file) => [`/open/zones/kurzeme-old-town/${file}`, `/open/waves/${ids.wave}/${file}`, `/open/waves/${ids.first}/${file}`]), `/open/waves/${nobodys}/results.csv`, '/open/nothing']
  const asked = Object.entries(askedOfTown(town)).map(([name, input]) => `/api/ask/${name}?${new URLSearchParams(Object.entries(input).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]))}`)
  const others = ['/', '/xx', '/en/nothing-here', '/ro/nothing-here', '/robots.txt', '/sitemap.xml', '/favicon.ico', '/manifest.webmanifest', '/.well-known/security.txt', '/api/openapi.json', '/api/ask/nothing', '/en/zones/%ff', '/en/zones?q=%00', '/_root.data', ...fileAddresses()]
  return { patterns: patterns.length, addresses: [...pages, ...pages.filter((page) => page.startsWith('/en/') && !page.includes(nobodys) && (night || !/^\/en\/(station|partner)/.test(page))).map((page) => `${page}.data`), ...open, ...asked, ...others] }
}

async function crawled(addresses: readonly string[]) {
  const found: string[] = [], statuses = new Map<number, number>()
  for (const address of addresses) {
    const answer = await site.request(`http://localhost${address}`, { redirect: 'manual' })
    const text = `${[...answer.headers].join('\n')}\n${await answer.text()}`
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    for (const column of heard(canaries, text)) if (!(address.startsWith('/api/ask/survey.questionnaire?') && askedOfResidents.test(column))) found.push(`${column} at ${address.split('?')[0]}`)
  }
  return { found: found.filter((one) => !publicPlaces.test(one)), statuses }
}

test('of a canary in every text of every private table, a stranger hears none at any address in any language, and no log holds one (SEC-03)', async (t) => {
  const { addresses, patterns } = everyAddress()
  const { found, statuses } = await crawled(addresses)
  for (const deed of deeds.filter(({ kind }) => kind === 'command')) {
    const answer = await site.request(`http://localhost/api/do/${deed.deed}`, { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }, body: JSON.stringify(askedOfTown(town)[deed.deed] ?? {}) })
    for (const column of heard(canaries, await answer.text())) found.push(`${column} at ${deed.deed}`)
  }
  t.diagnostic(`${canaries.size} canaries, ${patterns} routes, ${addresses.length} addresses, statuses ${[...statuses].map(([status, many]) => `${status}: ${many}`).join(', ')}, ${log.length} lines of log`)
  assert.ok(canaries.size > 150)
  assert.ok((statuses.get(200) ?? 0) > 60, 'pages were seen')
  assert.deepEqual(found, [])
  assert.deepEqual(heard(canaries, log.join('\n')), [])
})

test('the published schema holds none either, for nothing is copied there but by publishing (SEC-03)', async () => {
  const { rows } = await sql<{ name: string }>`select 'pub.' || relname as name from pg_class where relnamespace = 'pub'::regnamespace and relkind = 'r'`.execute(town.superuser)
  for (const { name } of rows) {
    const { rows: all } = await town.store.public.executeQuery<{ row: string }>(CompiledQuery.raw(`select t::text as row from ${name} t`))
    assert.deepEqual(heard(canaries, all.map(({ row }) => row).join('\n')), [], name)
  }
})

test('a canary that was copied into what is published is heard, on the page and in the data (SEC-03)', async () => {
  const [canary] = [...canaries].find(([, column]) => column === 'problems.information.words')!
  await town.superuser.executeQuery(CompiledQuery.raw(`update pub.zones set names = jsonb_build_object('en', 'Old Town ' || $1::text)`, [canary]))
  site = await makeApp(town.store, { clock: () => lockedOn })
  const { found } = await crawled(['/en/zones', '/open/zones.geojson'])
  assert.deepEqual(found, ['problems.information.words at /en/zones', 'problems.information.words at /open/zones.geojson'])
})

test('a request that breaks tells its reader nothing, and the log no canary; a log line with one is found (SEC-03)', async () => {
  await town.superuser.executeQuery(CompiledQuery.raw('revoke select on pub.zones from app_public, app_rw'))
  const before = log.length
  site = await makeApp(town.store, { clock: () => lockedOn })
  const { statuses } = await crawled(['/en/zones/kurzeme-old-town', '/api/ask/territory.zone?slug=kurzeme-old-town'])
  assert.ok([...statuses.keys()].some((status) => status >= 500))
  assert.ok(log.length > before, 'what broke is in the log')
  assert.deepEqual(heard(canaries, log.join('\n')), [])
  assert.equal(heard(canaries, `error ${[...canaries.keys()][0]}`).length, 1)
})


/** Words that are written to be published: what a column of the private tables hands to everybody. */
const meantForAll = [
  /^plans\.(plans\.summary|statements\.words|statements\.known|objectives\.words|objectives\.source|actions\.words|parts\.words|consents\.because|tasks\.words|tasks\.because)$/, /^work\.progress\.(told|because)$/,
  /^plans\.needs\.(words|unit)$/, /^cycles\.(accounts\.(done|not_done|why|help)|assessments\.(told|despite|change)|needs\.(words|unit))$/, /^people\.posts\.title$/, /^partners\.organisations\.name$/, /^problems\.problems\.words$/, /^survey\.(waves\.name|instruments\.definition)$/, /^territory\./,
]

test('what is published hands out the words that are written for everybody, and no others (SEC-03)', async (t) => {
  const store = await ownDatabase()
  const { server, as } = serverOf(store.config.databaseUrl!)
  const superuser = openPool(server, as, { most: 1, patience: 0 })
  const turned = await keptIn(store, judgedTown)
  const set = await setCanaries(superuser, 'words')
  await keptIn(store, async (ctx) => {
    await sharePart(on(ctx, '2027-05-26', arta), { plan: turned.plan, problem: turned.light, who: 'others', words: { en: 'Shops leave a lamp on' } })
    await noteProgress(on(ctx, '2027-05-27', arta), { action: turned.lamps, state: 'done', words: 'Seen again', told: { en: 'All of them shine' } })
    await closeCycle(on(ctx, '2027-05-28', celine), { cycle: turned.cycle })
  })
  const { rows: names } = await sql<{ name: string }>`select 'pub.' || relname as name from pg_class where relnamespace = 'pub'::regnamespace and relkind = 'r'`.execute(superuser)
  const all = []
  for (const { name } of names) all.push(...(await superuser.executeQuery<{ row: string }>(CompiledQuery.raw(`select t::text as row from ${name} t`))).rows.map(({ row }) => row))
  const published = heard(set, all.join('\n'))
  t.diagnostic(`${set.size} canaries, of which ${published.length} are written for everybody: ${published.join(' ')}`)
  assert.ok(published.length > 5)
  assert.deepEqual(published.filter((column) => !meantForAll.some((meant) => meant.test(column))), [])
  await superuser.destroy()
})
