import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { firstStart } from '#cli/installation/first-start.ts'
import { townMap } from '#cli/town/map.ts'
import { mappingOf, sheetsOfWave } from '#cli/town/sheets.ts'
import { truths } from '#cli/town/truth.ts'
import { operator } from '#access/actor.ts'
import { letLinksSuffice, persons } from '#domains/people/index.ts'
import { directorates } from '#domains/territory/index.ts'
import { lsesCore } from '#domains/survey/words.ts'
import { makeApp } from '#web/http/app.ts'
import { ownDatabase } from '../database.ts'
import { formOn } from '../form-on.ts'
import { linkFor } from '../sign-in/link-for.ts'
import { ok, says, type Seen, type Site, visitor, wordsOf } from '../visitor.ts'

/**
 * The heart of the system, told once from end to end by plain HTTP: residents of a town are asked twice in the same way, and the town is told in
 * public, zone by zone, what they said and what changed. Each test goes on where the one before it ended.
 */
let store: Awaited<ReturnType<typeof ownDatabase>>
let now = new Date('2027-03-01T09:00:00Z')
let site: Awaited<ReturnType<typeof makeApp>>
const pages: Site = { request: (path: string, init?: RequestInit) => site.request(path, init) }
const [admin, analyst, owner, otherAnalyst, commander, resident] = [visitor(pages), visitor(pages), visitor(pages), visitor(pages), visitor(pages), visitor(pages)]
const waves: string[] = []
const zoneIds = new Map<string, string>()

before(async () => {
  store = await ownDatabase()
  site = await makeApp(store, { clock: () => now })
})
after(() => store.close())

const linkIn = (seen: Seen): string => /\/en\/sign-in\/link#link=[\w-]+/.exec(seen.html)![0]
const file = (text: string, type: string) => new Blob([text], { type })

async function signsIn(person: ReturnType<typeof visitor>, link: string): Promise<Seen> {
  ok(await person.see(link))
  return ok(await person.send('/en/sign-in', { link: link.split('link=')[1]! }))
}

/** Sessions end after a shift: whoever comes back on another day gets a new link. */
async function comesBack(person: ReturnType<typeof visitor>, name: string): Promise<void> {
  const asking = { actor: operator, store, now }
  const { directorate } = (await directorates(asking, {})).directorates[0]!
  const known = (await persons(asking, { directorate })).persons.find((each) => each.name === name) ?? assert.fail(`${name} does not work here`)
  const { token } = await linkFor(asking, { directorate, person: known.person })
  await signsIn(person, `/en/sign-in/link#link=${token}`)
}

test('an administrator starts on an empty machine and signs in with the link printed once', async () => {
  const { link, directorate } = (await firstStart(store, now, { code: 'riverland', country: 'LV', name: 'Riverland Police Directorate' }))!
  // How people prove who they are is a journey of its own.
  await letLinksSuffice({ actor: operator, store, now }, { directorate, suffice: true })
  says(await signsIn(admin, link), /Signed in as Administrator/)
  const again = await visitor(pages).send('/en/sign-in', { link: link.split('link=')[1] ?? '' })
  assert.equal(again.status, 410, 'a link opens once')
})

test('a map with faults is named zone by zone and nothing of it is kept (A1)', async () => {
  const crossed = structuredClone(townMap) as unknown as { features: { geometry: { coordinates: number[][][] } }[] }
  crossed.features[1]!.geometry.coordinates[0] = crossed.features[1]!.geometry.coordinates[0]!.map(([lon, lat]) => [lat!, lon!])
  const seen = await admin.hand('/en/station/zones/import', { commissariat: 'liepene', name: 'Liepene', file: file(JSON.stringify(crossed), 'application/geo+json'), intent: 'check' })
  says(seen, /Lakeside/)
  says(seen, /latitude and longitude/i)
  assert.doesNotMatch(seen.html, /value="keep"/)
})

test('the zones of the town are imported with names, population and boundaries, and any place lies in exactly one of them (A1, A3)', async () => {
  const checked = ok(await admin.hand('/en/station/zones/import', { commissariat: 'liepene', name: 'Liepene', file: file(JSON.stringify(townMap), 'application/geo+json'), intent: 'check' }))
  says(checked, /Old Town/)
  ok(await admin.send('/en/station/zones/import', { commissariat: 'liepene', name: 'Liepene', geojson: JSON.stringify(townMap), intent: 'keep' }))
  const list = ok(await resident.see('/en/zones'))
  for (const { properties } of townMap.features) says(list, new RegExp(properties.names.en ?? ''))
  says(ok(await resident.see('/ro/zones')), /Orașul Vechi/)
  const place = await (await site.request('http://localhost/api/ask/territory.zone-at?lon=22.575&lat=57.247')).json() as { slug: string }
  assert.equal(place.slug, 'old-town')
  const zones = await (await site.request('http://localhost/api/ask/territory.zones')).json() as { zones: { slug: string; zone: string }[] }
  for (const { slug, zone } of zones.zones) zoneIds.set(slug, zone)
})

test('each zone gets a post and a named officer, and its page tells how to reach them (A2, A3, A5)', async () => {
  says(ok(await resident.see('/en/zones/old-town')), /nobody holds this post|no officer/i)
  ok(await admin.send('/en/station/zones/old-town', {
    intent: 'name-officer', name: 'Besnik Leka', title: 'Zone officer, Old Town', shows: 'name', from: '2027-03-01', office: '4 Mill Street', hours: 'Monday 16:00-19:00', phone: '+371 6000 0000', email: 'zone@liepene.example',
  }))
  const page = ok(await resident.see('/en/zones/old-town'))
  says(page, /Besnik Leka/)
  says(page, /4 Mill Street/)
  says(page, /5,200/)
})

/** The area's value in the list of a form, by what it is called. */
const areaOn = (form: Seen, name: string): string => new RegExp(`<option value="([0-9a-f-]{36})"[^>]*>${name}<`).exec(form.html)?.[1] ?? assert.fail(`${name} is not offered`)

test('the administrator lets an analyst, a commander and an owner of the survey in, and an analyst of elsewhere', async () => {
  const elsewhere = structuredClone(townMap) as unknown as { features: { properties: { code: string }; geometry: { coordinates: number[][][] } }[] }
  for (const feature of elsewhere.features) {
    feature.properties.code = `far-${feature.properties.code}`
    feature.geometry.coordinates[0] = feature.geometry.coordinates[0]!.map(([lon, lat]) => [lon! + 1, lat!])
  }
  ok(await admin.send('/en/station/zones/import', { commissariat: 'elsewhere', name: 'Elsewhere', geojson: JSON.stringify(elsewhere), intent: 'keep' }))
  const lets = async (name: string, role: string, area: string) => linkIn(ok(await admin.send('/en/station/people', { intent: 'add', name, role, area: areaOn(ok(await admin.see('/en/station/people')), area), from: '2027-03-01' })))
  await signsIn(analyst, await lets('Arta Hoxha', 'analyst', 'Liepene'))
  await signsIn(commander, await lets('Ieva Ozola', 'commander', 'Liepene'))
  await signsIn(owner, await lets('Signe Apse', 'survey-owner', 'Liepene'))
  await signsIn(otherAnalyst, await lets('Edgars Berzins', 'analyst', 'Elsewhere'))
})

test('the questionnaire of five blocks is ready, and the smallest change a plan can see is shown before it opens (B1, B3)', async () => {
  const instruments = ok(await analyst.send('/en/station/instruments', { intent: 'load-core' }))
  says(instruments, /Local Safety/)
  const form = ok(await analyst.see('/en/station/waves/new'))
  says(form, /Old Town/)
  const seen = ok(await analyst.send('/en/station/waves/new', { ...plan(form, 'Spring round', '2027-03-01', '2027-03-28'), intent: 'look', hopedChange: '5' }))
  says(seen, /13\.[67] points/)
  says(seen, /cannot see|too few/i)
  waves.push(await opened(await analyst.send('/en/station/waves/new', { ...plan(form, 'Spring round', '2027-03-01', '2027-03-28'), intent: 'plan' })))
})

function plan(form: Seen, name: string, opensOn: string, closesOn: string, follows?: string): Record<string, string | string[]> {
  const instrument = /<option value="([0-9a-f-]{36})"[^>]*>[^<]*Local Safety/.exec(form.html)?.[1] ?? assert.fail('the questionnaire is not offered')
  const targets = Object.fromEntries(truths.map(({ zone }) => [`target-${zone}`, '200']))
  return { name, instrument, frame: 'Population register, next birthday', modes: ['web', 'interview'], opensOn, closesOn, designEffect: '1', ...(follows ? { follows } : {}), ...targets }
}

async function opened(planned: Seen): Promise<string> {
  const wave = /\/en\/station\/waves\/([0-9a-f-]{36})/.exec(planned.path)?.[1] ?? assert.fail(`not planned: ${planned.path} ${wordsOf(planned.html).slice(0, 800)}`)
  ok(await analyst.send(`/en/station/waves/${wave}`, { intent: 'open' }))
  return wave
}

test('an analyst of another commissariat does not find the round', async () => {
  assert.equal((await otherAnalyst.see(`/en/station/waves/${waves[0]}`)).status, 404)
})

test('a resident answers without any script, one block a page, and finds the sheet again by the code in the same browser; another begins with an empty one and is told why (B9) (PRIV-03)', async () => {
  const codes = ok(await owner.send(`/en/station/waves/${waves[0]}`, { intent: 'invite', zone: 'old-town', count: '1' }))
  const code = /<code>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<\/code>/.exec(codes.html)?.[1] ?? assert.fail('no code is shown')
  says(await resident.send('/en/answer', { code: 'ZZZZ-ZZZZ-ZZZZ' }), /code/i)
  let page = ok(await resident.send('/en/answer', { code }))
  assert.doesNotMatch(page.html, /<script/)
  const blocks = new Set<string>()
  while (/\/answer\/[a-z]$/.test(page.path)) {
    blocks.add(page.path)
    page = ok(await resident.send(page.path, answersOn(page)))
    const part = /Part \d of 6/.exec(wordsOf(page.html))?.[0]
    if (blocks.size === 2 && part) {
      const finder = ok(await visitor(pages).send('/en/answer', { code }))
      says(finder, /You begin with an empty sheet This sheet was begun in another browser.*Part 1 of 6/)
      assert.doesNotMatch(finder.html, / checked/)
      resident.cookies.delete('vatra-answer')
      page = ok(await resident.send('/en/answer', { code }))
      says(page, new RegExp(part))
      assert.doesNotMatch(page.html, /begin with an empty sheet/)
    }
  }
  assert.equal(blocks.size, lsesCore.blocks.length)
  assert.match(page.path, /\/answer\/check$/)
  const envelope = ok(await resident.send(page.path, {})), thanked = ok(await resident.send('/en/hand-in', formOn(envelope.html, 'envelope')))
  says(thanked, /thank you/i)
  says(await resident.send('/en/answer', { code }), /already/i)
  says(await otherAnalyst.send('/en/answer', { code }), /already/i)
})

/** Takes the first choice of every question on the page, and writes 1 where a number is asked. */
function answersOn(page: Seen): Record<string, string> {
  const answers: Record<string, string> = {}
  for (const [, name, value] of page.html.matchAll(/<input[^>]*type="(?:radio|checkbox)"[^>]*name="([^"]+)"[^>]*value="([^"]+)"/g)) answers[name!] ??= value!
  for (const [, name] of page.html.matchAll(/<input[^>]*name="([^"]+)"[^>]*inputMode="numeric"/gi)) answers[name!] = '1'
  return answers
}

test('a survey company brings its file: faults are named by row and column, the same file is kept once, a batch can be taken back (B11)', async () => {
  const address = `/en/station/waves/${waves[0]}/import`
  const mapping = JSON.stringify(mappingOf(lsesCore))
  const csv = sheetsOfWave(lsesCore, 0)
  const [head, first, ...rest] = csv.trimEnd().split('\n')
  const wrong = [head, first!.replace('old-town', 'nowhere'), ...rest].join('\n')
  const refusedFile = await analyst.hand(address, { mapping, file: file(wrong, 'text/csv'), intent: 'check' })
  says(refusedFile, /row 2/i)
  says(refusedFile, /zone/)
  says(ok(await analyst.hand(address, { mapping, file: file(csv, 'text/csv'), intent: 'check' })), /1,120/)
  says(ok(await analyst.hand(address, { mapping, file: file(csv, 'text/csv'), intent: 'keep' })), /1,120/)
  says(ok(await analyst.hand(address, { mapping, file: file(csv, 'text/csv'), intent: 'keep' })), /already/i)
  const batch = /name="batch" value="([0-9a-f-]{36})"/.exec(ok(await analyst.see(address)).html)![1]!
  ok(await analyst.send(address, { intent: 'undo', batch }))
  says(ok(await analyst.see(`/en/station/waves/${waves[0]}`)), /1 of 200/)
  ok(await analyst.hand(address, { mapping, file: file(csv, 'text/csv'), intent: 'keep' }))
  says(ok(await analyst.see(`/en/station/waves/${waves[0]}`)), /341 of 200/)
})

async function closedAndPublished(wave: string): Promise<void> {
  ok(await analyst.send(`/en/station/waves/${wave}`, { intent: 'close' }))
  ok(await analyst.see(`/en/station/waves/${wave}/results`))
  ok(await analyst.send(`/en/station/waves/${wave}/results`, { intent: 'publish' }))
}

test('the round is closed and published: estimate, n, interval and method in words, table, chart, CSV and JSON (B16, P3)', async () => {
  now = new Date('2027-03-30T09:00:00Z')
  await comesBack(analyst, 'Arta Hoxha')
  await closedAndPublished(waves[0]!)
  // The desk's page of all results: a short list is whole, one zone is found by its name, and what is no page is the last.
  const results = `/en/station/waves/${waves[0]}/results`, [all, one] = [ok(await analyst.see(results)), ok(await analyst.see(`${results}?find=LÁKE&page=9`))].map(({ html }) => wordsOf(html))
  assert.deepEqual([/Lakeside: .*Old Town: 341 answers/, /Find by name/].map((words) => words.test(all!)), [true, false])
  assert.deepEqual([/1–1 of 1 Show the whole list Lakeside: /, /Old Town/].map((words) => words.test(one!)), [true, false])
  const page = ok(await resident.see('/en/zones/old-town'))
  says(page, /341 answers/)
  says(page, /95 %/)
  assert.match(page.html, /<table/)
  assert.match(page.html, /<svg/)
  assert.doesNotMatch(page.html, /<script/)
  const csv = await (await site.request('http://localhost/open/zones/old-town/results.csv')).text()
  assert.match(csv, /lses\.a1/)
  const json = await (await site.request('http://localhost/open/zones/old-town/results.json')).json() as { result: { figures: { of: string; n: number }[] } }
  assert.ok(json.result.figures.find(({ of }) => of === 'lses.a1')!.n > 300)
})

test('the second round is asked in the same way, and the town is told zone by zone what changed (F1, F2)', async () => {
  now = new Date('2027-09-01T09:00:00Z')
  await comesBack(analyst, 'Arta Hoxha')
  const form = ok(await analyst.see('/en/station/waves/new'))
  waves.push(await opened(await analyst.send('/en/station/waves/new', { ...plan(form, 'Autumn round', '2027-09-01', '2027-09-28', waves[0]), intent: 'plan' })))
  ok(await analyst.hand(`/en/station/waves/${waves[1]}/import`, { mapping: JSON.stringify(mappingOf(lsesCore)), file: file(sheetsOfWave(lsesCore, 1), 'text/csv'), intent: 'keep' }))
  now = new Date('2027-09-30T09:00:00Z')
  await comesBack(analyst, 'Arta Hoxha')
  await closedAndPublished(waves[1]!)
  const told = async (slug: string) => (await (await site.request(`http://localhost/open/zones/${slug}/results.json`)).json() as { result: { because: string[]; changes: { of: string; kind: string; verdict: string; because: string[] }[]; figures: { withheld: string | null }[] } }).result
  const oldTown = await told('old-town')
  const moved = oldTown.changes.filter(({ verdict }) => verdict === 'better' || verdict === 'worse')
  assert.ok(moved.length > 0 && moved.every(({ of, verdict }) => verdict === 'better' && (of === 'a' || of.startsWith('lses.a') || of === 'index')), JSON.stringify(moved))
  assert.equal(oldTown.changes.find(({ of }) => of === 'a')!.verdict, 'better')
  const lakeside = await told('lakeside')
  assert.ok(lakeside.changes.length > 30 && lakeside.changes.every(({ verdict, because }) => verdict === 'no detectable change' || because.some((reason) => reason.startsWith('withheld'))))
  const station = await told('station-quarter')
  assert.ok(station.because.includes('mode-share-moved') && station.changes.every(({ verdict }) => verdict === 'not comparable'))
  const millHill = await told('mill-hill')
  assert.ok(millHill.figures.every(({ withheld }) => withheld === 'fewer-than-30' || withheld === 'not-asked'))
  says(ok(await resident.see('/en/zones/old-town')), /better/)
  says(ok(await resident.see('/en/zones/lakeside')), /cannot tell|no detectable change/i)
  says(ok(await resident.see('/en/zones/station-quarter')), /not comparable, because/i)
  says(ok(await resident.see('/en/zones/mill-hill')), /fewer than 30/)
})

test('a zone that is withheld so that another cannot be worked out says so in one word, in both languages, and the town still reads most of it (PRIV-04)', async () => {
  says(ok(await resident.see('/en/zones/station-quarter')), /Withheld, so that nobody can be recognised/)
  says(ok(await resident.see('/ro/zones/station-quarter')), /Nu se arată, ca nimeni să nu poată fi recunoscut/)
  const figures = async (slug: string) => (await (await site.request(`http://localhost/open/zones/${slug}/results.json`)).json() as { result: { figures: { withheld: string | null }[] } }).result.figures
  const [oldTown, lakeside, station] = [await figures('old-town'), await figures('lakeside'), await figures('station-quarter')]
  assert.ok([...oldTown, ...lakeside, ...station].every(({ withheld }) => withheld === null || ['withheld', 'fewer-than-30', 'not-asked'].includes(withheld)))
  for (const shown of [oldTown, lakeside]) assert.ok(shown.filter(({ withheld }) => withheld === null).length > 0.85 * shown.length)
  assert.ok(station.some(({ withheld }) => withheld === 'withheld'))
})

test('a commander sees all zones at a glance, and which have had no finished round for six months (B2)', async () => {
  await comesBack(commander, 'Ieva Ozola')
  const board = ok(await commander.see('/en/station'))
  for (const { properties } of townMap.features) says(board, new RegExp(properties.names.en ?? ''))
  assert.doesNotMatch(wordsOf(board.html), /Elsewhere/)
  says(board, /All 4 zones have been heard in the last six months/)
  now = new Date('2028-05-01T09:00:00Z')
  await comesBack(commander, 'Ieva Ozola')
  says(ok(await commander.see('/en/station')), /4 of 4 zones have had no finished round/)
})
