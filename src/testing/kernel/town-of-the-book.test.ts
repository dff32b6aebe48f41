import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { incidentsOfTown } from '#cli/town/incidents.ts'
import { zones } from '#cli/town/map.ts'
import { sheetsOfWave } from '#cli/town/sheets.ts'
import { lsesCore } from '#domains/survey/words.ts'
import { zoneIndex } from '#kernel/locate/zones/zone-index.ts'
import { zoneOfPoints } from '#kernel/locate/zones/zone-of-points.ts'

type Row = Readonly<Record<string, string>>

const book = readFileSync(new URL('../../kernel/README.md', import.meta.url), 'utf8')
/** The zones' lines of the book's tables, cell by cell. */
const lines = [...book.matchAll(/^\| ((?:Old Town|Lakeside|Station Quarter|Mill Hill) .*)\|$/gm)].map(([, cells]) => cells!.split('|').map((cell) => cell.trim()))

test('what people answered in the book is what the demonstration town answers', () => {
  const [before, after] = ([0, 1] as const).map((wave) => parse(sheetsOfWave(lsesCore, wave), { columns: true }) as Row[])
  const shown = zones.map(({ code, names, population }) => [names['en'], population.toLocaleString('en'), yesOf(before!, code, 'lses.a1', ['2', '3']), yesOf(after!, code, 'lses.a1', ['2', '3'])])
  assert.deepEqual(lines.slice(0, 4), shown)
  assert.deepEqual(lines.slice(4).map(([name, yes]) => [name, yes]), zones.map(({ code, names }) => [names['en'], yesOf(before!, code, 'lses.b2', ['1'])]))
})

test('what the police have on record in the book is the demonstration town\'s record', () => {
  const rows = parse(incidentsOfTown(new Date(Date.UTC(2027, 5, 1))), { columns: true, delimiter: ';' }) as Row[]
  const place = (name: string) => rows.map((row) => (row[name] ? Number(row[name]) : NaN))
  const zone = zoneOfPoints(place('Longitude'), place('Latitude'), zoneIndex(zones.map(({ ring }) => [[ring]])))
  const recorded = (at: number, kind: string) => {
    const here = rows.filter((row, i) => zone[i] === at && row['Kind'] === kind), before = here.filter(({ Day }) => Day!.split('.').toReversed().join('-') < '2026-06-01').length
    return `${before}, then ${here.length - before}`
  }
  assert.deepEqual(lines.slice(4).map((cells) => cells.slice(2)), zones.map((_, at) => ['Theft', 'Damage', 'Public disorder'].map((kind) => recorded(at, kind))))
})

function yesOf(rows: readonly Row[], zone: string, question: string, yes: readonly string[]): string {
  const answered = rows.filter((row) => row['zone'] === zone && row[question] !== '' && Number(row[question]) < 98)
  return `${answered.filter((row) => yes.includes(row[question]!)).length} of ${answered.length}`
}
