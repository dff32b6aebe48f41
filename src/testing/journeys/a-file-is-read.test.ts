import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'
import { sql } from 'kysely'
import { townMap, town } from '#cli/town/map.ts'
import { mappingOf, sheetsOfWave } from '#cli/town/sheets.ts'
import { truths } from '#cli/town/truth.ts'
import { operator } from '#access/actor.ts'
import { letIn } from '#domains/people/index.ts'
import { tables } from '#domains/survey/tables.ts'
import { importSheets, loadInstrument, lsesCore, openWave, planWave, undoBatch } from '#domains/survey/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { inCustody, seeing, within } from '#frame/within.ts'
import { makeApp } from '#web/http/app.ts'
import { patience } from '#web/http/at-work/patience.ts'
import { workOf } from '#web/http/at-work/works.ts'
import { ownDatabase } from '../database.ts'
import { linkFor } from '../sign-in/link-for.ts'
import { formOn } from '../form-on.ts'
import { ok, says, type Seen, visitor, wordsOf } from '../visitor.ts'

/** An analyst brings a survey company's files by the form alone: no manual, no JSON, no script. Each test goes on where the one before it ended. */
const now = new Date('2027-03-10T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>
let analyst: ReturnType<typeof visitor>
let address = ''
let wave = ''
let directorate = ''
let commissariat = ''
let site: Awaited<ReturnType<typeof makeApp>>
let arta = ''

before(async () => {
  store = await ownDatabase()
  const asking = { actor: operator, store, now }
  const drawn = await importZones(asking, { ...town, geojson: townMap })
  directorate = drawn.directorate
  commissariat = drawn.commissariats[0]!.id
  const { id: instrument } = await loadInstrument(asking, { directorate, instrument: lsesCore })
  const planned = await planWave(asking, {
    directorate, commissariat, instrument, names: { en: 'Spring round' }, frame: 'Population register', modes: ['web', 'interview'], opensOn: '2027-03-01', closesOn: '2027-03-28',
    zones: truths.map(({ zone }) => ({ zone: drawn.zones.find(({ code }) => code === zone)!.id, target: 200 })),
  })
  wave = planned.wave
  await openWave(asking, { directorate, wave })
  const { person } = await letIn(asking, { directorate, name: 'Arta Hoxha', role: 'analyst', area: commissariat, from: '2027-03-01' })
  const { token } = await linkFor(asking, { directorate, person })
  arta = person
  site = await makeApp(store, { clock: () => now })
  analyst = visitor(site)
  await analyst.send('/en/sign-in', { link: token })
  address = `/en/station/waves/${wave}/import`
})
after(() => store.close())

const file = (bytes: string | Uint8Array<ArrayBuffer>) => new Blob([bytes], { type: 'text/csv' })
/** Sends the form of the page as it stands, with what somebody has changed in it. */
const sends = (page: Seen, changed: Record<string, string>) => analyst.hand(address, { ...formOn(page.html, 'saveAs'), ...changed })
const sheetsKept = () => within({ actor: operator, store, now }, 'all', async (ctx) => {
  await seeing(ctx, { directorate, areas: [commissariat] })
  await inCustody(ctx)
  const rows = await tables(ctx).selectFrom('survey.sheets').select(['zone_id', 'mode', 'language', 'answers']).where('directorate_id', '=', directorate).execute()
  return rows.map((row) => JSON.stringify(row)).sort()
})
/** The field beside a value that has to be explained. */
const fieldOf = (page: Seen, value: string, about: string): string => new RegExp(`<label for="(${about}-\\d+)"><b>${value}</b>`).exec(page.html)?.[1] ?? assert.fail(`${value} is not asked about`)

const csv = sheetsOfWave(lsesCore, 0)
let asItIs: readonly string[] = []

test('the file of the demonstration town is read as its own mapping reads it, and nothing is written but the name of the file (B11)', async () => {
  const asking = { actor: operator, store, now }
  const { batch } = await importSheets(asking, { directorate, wave, fileName: 'by-its-mapping.csv', file: csv, mapping: mappingOf(lsesCore) })
  asItIs = await sheetsKept()
  await undoBatch(asking, { directorate, batch })
  const first = ok(await analyst.see(address))
  assert.doesNotMatch(first.html, /<script/)
  const proposed = ok(await analyst.hand(address, { file: file(gzipSync(csv)), intent: 'check' }))
  says(proposed, /This is how the file would be read/)
  assert.doesNotMatch(proposed.html, /value="keep"/, 'nobody keeps what nobody has looked over')
  const looked = ok(await sends(proposed, { intent: 'check' }))
  says(looked, /1,120/)
  ok(await sends(looked, { intent: 'keep' }))
  assert.deepEqual(await sheetsKept(), asItIs)
  const kept = ok(await analyst.see(address))
  await analyst.send(address, { intent: 'undo', batch: /name="batch" value="([0-9a-f-]{36})"/.exec(kept.html)![1]! })
  assert.deepEqual(await sheetsKept(), [])
})

/** The same answers as a company in Romania would send them: its own heads, words for codes, an old encoding, columns that nobody asked for. */
function messy(): Uint8Array<ArrayBuffer> {
  const rows = parse(csv, { columns: true }) as Record<string, string>[]
  const asked = lsesCore.questions.filter(({ kind }) => kind !== 'text')
  const zoneNames = new Map(townMap.features.map(({ properties: { code, names } }) => [code as string, names.ro as string]))
  const words = ({ choices = [] }: (typeof asked)[number], code: string) => choices.find((choice) => String(choice.code) === code)?.words.ro ?? code
  const out = rows.map((row, at) => ({
    Nr: at + 1, 'Data interviului': '2027-03-05', Cartier: zoneNames.get(row.zone!), 'Metoda': row.mode === 'web' ? 'CAWI' : 'Pe teren', 'Limba': row.language, Pondere: '1,25',
    ...Object.fromEntries(asked.map((question) => {
      const cell = row[question.id]!
      const said = cell === '98' ? 'Nu știe' : cell === '99' ? 'NR' : words(question, cell)
      return [question.id.replace('lses.', '').toUpperCase(), question.id === 'lses.a1' && cell === '3' ? 'Mare problemă' : said]
    })),
  }))
  const text = stringify(out, { header: true, delimiter: ';' }).replace(/[ăĂșȘțȚ]/g, (letter) => ({ ă: 'a', Ă: 'A', ș: 's', Ș: 'S', ț: 't', Ț: 'T' })[letter]!)
  return Uint8Array.from(iconv.encode(text, 'windows-1252'))
}

let proposal: Seen

test('an untidy file is proposed as far as it can be understood, and what is unclear is asked (B11)', async () => {
  proposal = ok(await analyst.hand(address, { file: file(messy()), intent: 'check' }))
  const form = formOn(proposal.html, 'saveAs')
  assert.equal(form['about-zone'], 'Cartier')
  assert.equal(form['about-mode'], 'Metoda')
  assert.equal(form['asked-lses.b1n'], 'B1N')
  const unclear = [...proposal.html.matchAll(/<summary>((?:\d+|One) values? (?:is|are) not clear)/g)].map(([, words]) => words)
  assert.deepEqual(unclear, ['One value is not clear', 'One value is not clear'], 'Pe teren, Mare problema')
  says(proposal, /Orasul Vechi/)
})

test('what is still unclear is told by row and column, and the form keeps all that was said (B11)', async () => {
  const refused = await sends(proposal, { intent: 'check', saveAs: 'Opinie SRL', 'asked-lses.x7': '' })
  assert.equal(refused.status, 422)
  says(refused, /Row \d+ and \d+ more, column A1 Mare problema/)
  says(refused, /One question has no column/)
  const form = formOn(refused.html, 'saveAs')
  assert.equal(form.saveAs, 'Opinie SRL')
  assert.equal(form['asked-lses.x7'], '')
  assert.equal(form['about-zone'], 'Cartier')
})

test('once a person has said what the unclear values mean, every sheet is the same as from the tidy file, and the mapping has a name (B11)', async () => {
  const said = { [fieldOf(proposal, 'Pe teren', 'about-mode')]: 'interview', [fieldOf(proposal, 'Mare problema', 'means-lses\\.a1')]: 'code-3' }
  const looked = ok(await sends(proposal, { ...said, intent: 'check', saveAs: 'Opinie SRL' }))
  says(looked, /1,120 sheets/)
  const kept = ok(await sends(looked, { intent: 'keep' }))
  says(kept, /1,120 sheets are kept/)
  says(kept, /saved as Opinie SRL/)
  assert.deepEqual(await sheetsKept(), asItIs)
})

test('the next file of the company is read by the saved mapping at once, and the same file is kept once (B11)', async () => {
  says(ok(await analyst.see(address)), /Opinie SRL/)
  const looked = ok(await analyst.hand(address, { file: file(messy()), saved: 'Opinie SRL', intent: 'check' }))
  says(looked, /1,120 sheets/)
  says(ok(await sends(looked, { intent: 'keep' })), /kept already/)
})

test('a column chosen by hand has its values worked out, and an empty choice of zone is asked for kindly (B11)', async () => {
  const changed = await sends(proposal, { intent: 'check', 'asked-lses.a1': 'A2' })
  says(changed, /means/)
  assert.match(formOn(changed.html, 'saveAs')['shown']!, /"lses\.a1":\{"column":"A2","codes":\{/)
  const without = await sends(proposal, { intent: 'check', 'about-zone': '' })
  assert.equal(without.status, 422)
  says(without, /Choose the column that names the zone/)
  assert.ok(formOn(without.html, 'saveAs').held!.length > 1000, 'the file is carried on')
})

test('only some rows can be taken, and an expert may write the mapping instead (B11)', async () => {
  const first = await sends(proposal, { intent: 'check', 'about-only': 'Metoda' })
  const some = formOn(first.html, 'saveAs')
  assert.deepEqual(Object.keys(some).filter((name) => name.startsWith('about-only-')), ['about-only-0', 'about-only-1'])
  const written = JSON.parse(some.mapping!) as Record<string, unknown>
  says(await sends(proposal, { intent: 'check', mapping: JSON.stringify({ ...written, only: { column: 'Nr', values: ['1', '2'] }, mode: { column: 'Metoda', codes: { CAWI: 'web', 'Pe teren': 'interview' } } }) }), /1,120 rows, 2 sheets/)
  const broken = await sends(proposal, { intent: 'check', mapping: '{ not json' })
  assert.equal(broken.status, 422)
  says(broken, /not JSON/)
  assert.equal(formOn(broken.html, 'saveAs').mapping, '{ not json')
})

test('a file that is too large for the page, damaged or empty is refused kindly (B11)', async () => {
  const large = await analyst.hand(address, { file: file(gzipSync(Buffer.alloc(21 * 1024 * 1024, 'a,b\n'))), intent: 'check' })
  assert.equal(large.status, 422)
  says(large, /larger than 20 MB/)
  says(await analyst.hand(address, { file: file(Uint8Array.from(gzipSync(csv).subarray(0, 2000))), intent: 'check' }), /damaged/)
  says(await analyst.hand(address, { intent: 'check' }), /file is empty|Choose a file/i)
})

/** Keeps every new sheet waiting until it is let go. */
async function held(): Promise<() => Promise<void>> {
  const [there, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const done = store.owner.transaction().execute(async (db) => {
    await sql`lock table survey.sheets in share mode`.execute(db)
    there.resolve()
    await over.promise
  })
  await there.promise
  return () => (over.resolve(), done)
}
/** Looks at a page as somebody does who waits for it to say something. */
async function until(path: string, words: RegExp): Promise<Seen> {
  let seen = await analyst.see(path)
  for (let looks = 0; looks < 500 && !words.test(wordsOf(seen.html)); looks++) {
    await new Promise((next) => setTimeout(next, 10))
    seen = await analyst.see(path)
  }
  return says(ok(seen), words)
}

test('what takes long has a page of its own: it says how far it is, is begun once, may be ended, and is found again by whoever comes back (REL-11)', async (t) => {
  const usual = patience.most
  patience.most = 0
  t.after(() => void (patience.most = usual))
  const looked = ok(await sends(ok(await analyst.hand(address, { file: file(csv), intent: 'check' })), { intent: 'check' })), form = { ...formOn(looked.html, 'saveAs'), intent: 'keep' }
  const keeps = async (once?: string) => ok(await analyst.hand(address, { ...form, ...(once && { once }) })).path
  const before = await sheetsKept(), letGo = await held()
  t.after(letGo)
  const page = await keeps(), id = /at-work\/([0-9a-f-]{36})/.exec(page)![1]!
  const going = await until(page, /Reading the file: [\d,]+ of about 1,121 lines Begun at 09:00 \(UTC\)\. It goes on without this page/)
  assert.match(going.html, /<label class="progress"><span>[^<]+<\/span><progress[^>]* value="0\.\d+"/)
  assert.match(going.html, /<title>\d+% – Import sheets – Vatra/)
  assert.doesNotMatch(going.html, /<script/)
  // It looks again by itself, and need not.
  assert.deepEqual([going.headers.get('refresh'), ok(await analyst.see(`${page}&still=1`)).headers.get('refresh')], ['5', null])
  assert.match(going.html, /href="\?to=[^"]*&amp;still=1"/)
  says(await analyst.see(page.replace('/en/', '/ro/')), /Se citește fișierul: rândul/)
  // A second press, by the same form or another, begins nothing.
  assert.deepEqual([await keeps(), await keeps('x'.repeat(22))], [page, page])
  // Nobody else sees it.
  assert.equal(workOf('somebody-else', id), null)
  assert.doesNotMatch((await visitor(site).see(page)).html, /Reading the file/)
  says(ok(await analyst.send(page, { intent: 'end' })), /It is being cancelled/)
  await letGo()
  says(await until(page, /It was cancelled/), /Nothing of it was kept\. Back to where you began it/)
  assert.deepEqual(await sheetsKept(), before)
  // The control: what nobody ends is kept. The same form, once ended, begins anew, and a closed tab loses nothing.
  const release = await held(), again = await keeps()
  t.after(release)
  assert.notEqual(again, page)
  const back = visitor(site)
  for (const [name, value] of analyst.cookies) back.cookies.set(name, value)
  says(ok(await back.see('/en/station/waves')), /Work that you began Import sheets : under way , \d+%/)
  await release()
  assert.match((await until(again, /It is done\. 1,120 sheets are kept\. See the result/)).html, new RegExp(`href="${address}"`))
  assert.equal((await sheetsKept()).length, before.length + 1120)
  assert.doesNotMatch(ok(await back.see('/en/station/waves')).html, /at-work/)
  assert.equal(await keeps(), again, 'sent once more it is what was done')
  // A program that was started anew knows nothing of it, says so, and leads to where it would be seen.
  const forgotten = await analyst.see(again.replace(/[0-9a-f]{8}-/, '00000000-'))
  assert.equal(forgotten.status, 404)
  assert.match(says(forgotten, /This work is not known here .*done wholly or not at all/).html, new RegExp(`href="${address}"`))
  assert.equal(workOf(arta, id)?.state, 'ended')
})
