import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { letIn } from '#domains/people/index.ts'
import { lsesCore } from '#domains/survey/index.ts'
import { seeded } from '#kernel/random.ts'
import { makeApp } from '#web/http/app.ts'
import { csv } from '#web/open/csv.ts'
import type { OwnDatabase } from '../../database.ts'
import { maps } from '../../mapped-town.ts'
import { place } from '../../people.ts'
import { ownPublishedTown } from '../../published-town.ts'
import { linkFor } from '../../sign-in/link-for.ts'
import { visitor } from '../../visitor.ts'
import { garbled, hostileValues, hurt, nested, oneOf, type Chance } from './fuzz/hostile.ts'
import { filesThatBroke } from './fuzz/files-that-broke.ts'
import { faulty, told, watched, type Seen } from './fuzz/watched.ts'

const files = process.env.VATRA_NIGHT === '1' ? 10_000 : 500
let store: OwnDatabase
let site: Hono
let wave: string
let cookies: { admin: string; analyst: string }
before(async () => {
  const own = await ownPublishedTown(), { town } = own
  store = own.store
  wave = town.waves[2]!
  site = await makeApp(store, { clock: () => town.now })
  const caller = { actor: operator, store, now: town.now }
  const comes = async (role: 'admin' | 'analyst', area: string) => {
    const { person } = await letIn(caller, { directorate: place.directorate, name: `Brings files as ${role}`, role, area, from: '2026-01-01' })
    const browser = visitor(site)
    await browser.send('/en/sign-in', { link: (await linkFor(caller, { directorate: place.directorate, person })).token })
    return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }
  cookies = { admin: await comes('admin', place.directorate), analyst: await comes('analyst', place.talsi) }
})

const questions = lsesCore.questions.filter(({ kind, askedIf }) => kind === 'one' && !askedIf)
const mapping = { zone: { column: 'zone' }, mode: { always: 'paper' }, questions: Object.fromEntries(questions.map(({ id }) => [id, { column: id }])) }
const sheets = Buffer.from([['zone', ...questions.map(({ id }) => id)].join(','), ...Array.from({ length: 8 }, (_, at) => ['T1', ...questions.map(({ choices = [] }) => choices[at % choices.length]!.code)].join(','))].join('\n'))
const profile = { category: { column: 'kind', meanings: { Burglary: 'burglary' } }, day: { column: 'day', order: 'year-first' }, point: { east: 'lon', north: 'lat', system: 'EPSG:4326' } }
const incidents = Buffer.from(['kind,day,lon,lat', ...Array.from({ length: 8 }, (_, at) => `Burglary,2026-03-${10 + at},22.59,57.25`)].join('\n'))
const packed = (bytes: Buffer) => Buffer.from(gzipSync(bytes, { level: 1 }))
const bomb = packed(Buffer.alloc(300 * 1024 * 1024))

/** Bytes of a table that nobody means: hurt, in another writing, with cells too large, quotes that do not close, and NULs. */
function table(next: Chance, whole: Buffer): Buffer {
  const lines = whole.toString().split('\n')
  const row = 1 + Math.floor(next() * (lines.length - 1))
  const cells = lines[row]!.split(',')
  cells[Math.floor(next() * cells.length)] = oneOf(next, ['"', '""x', 'x'.repeat(200_000), '\0', '=1+1', '-99', '1e9', '\u2028', '😀', '2026-13-45', '', '"a\nb', ';;;', JSON.stringify(oneOf(next, hostileValues)) ?? ''])
  lines[row] = cells.join(',')
  const hurtRow = Buffer.from(lines.join('\n'))
  return next() < 0.5 ? hurtRow : garbled(next, next() < 0.5 ? hurtRow : whole)
}
const map = (next: Chance): string => (next() < 0.1 ? oneOf(next, nested) : next() < 0.3 ? garbled(next, Buffer.from(JSON.stringify(maps.talsi))).toString() : JSON.stringify(hurt(next, maps.talsi)) ?? '')

type File = { readonly what: string; readonly cookie: string; readonly path: string; readonly body: string | FormData; readonly kind?: string }
const deed = (cookie: string, name: string, input: unknown): File => ({ what: `${name} ${JSON.stringify(input).slice(0, 300)}`, cookie, path: `/api/do/${name}`, body: JSON.stringify(input), kind: 'application/json' })
function form(cookie: string, path: string, file: Buffer, fields: Record<string, string> = {}): File {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  body.append('file', new globalThis.File([new Uint8Array(file)], 'a.csv.gz'))
  return { what: `${path} ${file.subarray(0, 60).toString('latin1')}`, cookie, path, body }
}

/** A file that nobody means, brought through the deed or through the page. */
function malformed(next: Chance): File {
  const kind = next()
  const bytes = next() < 0.5 ? { encoding: 'base64' } : { encoding: 'text' }
  const text = (whole: Buffer) => (bytes.encoding === 'base64' ? whole.toString('base64') : whole.toString('utf8'))
  if (kind < 0.3) return deed(cookies.analyst, 'survey.import-sheets', { wave, fileName: 'a.csv', file: text(table(next, sheets)), ...bytes, mapping: next() < 0.8 ? mapping : hurt(next, mapping) })
  if (kind < 0.55) return deed(cookies.analyst, 'incidents.import-incidents', { commissariat: place.talsi, fileName: 'a.csv', file: text(table(next, incidents)), ...bytes, profile: next() < 0.8 ? profile : hurt(next, profile), acceptFaults: next() < 0.2 })
  if (kind < 0.7) return form(cookies.admin, '/en/station/zones/import', next() < 0.5 ? Buffer.from(map(next)) : garbled(next, packed(Buffer.from(map(next)))), { intent: oneOf(next, ['check', 'keep']), commissariat: 'talsi' })
  if (kind < 0.8) return form(cookies.analyst, `/en/station/waves/${wave}/import`, next() < 0.5 ? garbled(next, packed(sheets)) : table(next, sheets), { intent: oneOf(next, ['check', 'keep', 'look']) })
  if (kind < 0.9) return form(cookies.analyst, '/en/station/instruments', Buffer.from(next() < 0.2 ? oneOf(next, nested) : JSON.stringify(hurt(next, lsesCore))))
  return form(cookies.analyst, '/en/station/incidents/import', next() < 0.5 ? garbled(next, packed(incidents)) : table(next, incidents), { intent: oneOf(next, ['check', 'keep', 'look']) })
}

const bring = ({ what, cookie, path, body, kind }: File): Promise<Seen> =>
  watched(what, async () => site.fetch(new Request(`http://localhost${path}`, { method: 'POST', headers: { cookie, origin: 'http://localhost', ...(kind && { 'content-type': kind }) }, body })))

/** What imports fill. */
const filledBy = async () => (await sql<Record<string, number>>`select (select count(*) from survey.sheets)::int as sheets, (select count(*) from survey.batches)::int as batches, (select count(*) from incidents.incidents)::int as incidents,
  (select count(*) from incidents.batches)::int as "incident batches", (select count(*) from territory.boundaries)::int as boundaries`.execute(store.owner)).rows[0]!

test('files that once broke something, and bombs, are answered (REL-06)', async (t) => {
  const seen: Seen[] = []
  for (const file of filesThatBroke) for (const path of ['/en/station/zones/import', '/en/station/instruments', `/en/station/waves/${wave}/import`, '/en/station/incidents/import']) seen.push(await bring(form(path.includes('zones') ? cookies.admin : cookies.analyst, path, file)))
  for (const path of ['/en/station/zones/import', '/en/station/instruments', '/en/station/incidents/import', `/en/station/waves/${wave}/import`]) seen.push(await bring(form(path.includes('zones') ? cookies.admin : cookies.analyst, path, bomb)))
  t.diagnostic(told(seen))
  assert.deepEqual(faulty(seen), [])
})

test('files that nobody means, of every kind and through every door: no fault of ours, none takes long, and each is kept whole or not at all (REL-06)', async (t) => {
  const next = seeded(Number(process.env.VATRA_SEED ?? 16))
  const seen: Seen[] = []
  let [kept, refused, before] = [0, 0, await filledBy()]
  for (let brought = 0; brought < files; brought++) {
    const file = malformed(next)
    const answer = await bring(file)
    seen.push(answer)
    const after = await filledBy()
    if (answer.status >= 400) {
      refused++
      assert.deepEqual(after, before, `refused with ${answer.status}, and something of it is there: ${file.what}`)
    } else if (/^(survey|incidents)\.import/.test(file.what)) {
      const { sheets: taken, incidents: noted, already } = JSON.parse(answer.text) as { sheets?: number; incidents?: number; already: boolean }
      kept++
      if (!already) assert.deepEqual([after.sheets! - before.sheets!, after.incidents! - before.incidents!], [taken ?? 0, noted ?? 0], file.what)
    }
    before = after
  }
  t.diagnostic(`${told(seen)}; ${kept} kept whole, ${refused} refused whole`)
  assert.deepEqual(faulty(seen), [])
  assert.ok(kept > files / 100 && refused > files / 3)
})

test('what is wrong in a file is said by row and column (REL-06)', async () => {
  const wrong = (whole: Buffer, row: number, cell: number, words: string) => whole.toString().split('\n').map((line, at) => (at === row - 1 ? line.split(',').map((one, column) => (column === cell ? words : one)).join(',') : line)).join('\n')
  for (let row = 2; row <= 9; row++) {
    const sheet = await bring(deed(cookies.analyst, 'survey.import-sheets', { wave, fileName: 'a.csv', file: wrong(sheets, row, 3, 'nonsense'), mapping }))
    assert.match(sheet.text, new RegExp(`"${row}:${questions[2]!.id}"`), sheet.text)
    const incident = await bring(deed(cookies.analyst, 'incidents.import-incidents', { commissariat: place.talsi, fileName: 'a.csv', file: wrong(incidents, row, 1, `2026-13-4${row}`), profile }))
    assert.match(incident.text, new RegExp(`"${row}:day"`), incident.text)
  }
})

test('a cell that a spreadsheet would take for a formula is words in every file that is handed out, in whatever country the spreadsheet is at home (REL-06)', () => {
  const begins = ['=', '+', '-', '@', '\t=', '\r=', '\n=', '＝', '＋', '－', '＠', ' =', '\u00a0=', ';=', 'x;=', 'x\n=', 'x\t@']
  for (const begin of begins) {
    const text = csv([{ a: `${begin}cmd|' /C calc'!A0`, b: 'x' }])
    // As it is cut where a comma divides, where a semicolon does, and where a tab does.
    for (const cell of text.split(/[\r\n;,\t"]+/)) assert.doesNotMatch(cell.trim().normalize('NFKC'), /^[=+@-]/u, JSON.stringify(text))
  }
  // The control: as it would be written without care.
  assert.match(`=cmd|' /C calc'!A0,x`.split(',')[0]!, /^[=+@-]/)
})
