import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toolRun } from '#testing/cli/tool-run.ts'
import { hotspots } from './hotspots.ts'
import { inPeriods } from './periods.ts'

const { file, run } = toolRun(hotspots)

/** Twelve months on a ground of 20 x 20 cells: an incident in every fourth cell each month, a corner that is always hot, one that grows, one that cools. */
const rows = Array.from({ length: 12 }, (_, month) => {
  const on = `2026-${String(month + 1).padStart(2, '0')}-15`, at = (column: number, row: number, times: number) => Array.from({ length: times }, () => [column * 100 + 50, row * 100 + 50, on])
  return [...Array.from({ length: 100 }, (_, i) => at((i % 10) * 2 + (month % 2), Math.floor(i / 10) * 2, 1)).flat(), ...at(3, 3, 40), ...at(15, 15, month * 5), ...at(15, 3, (11 - month) * 5)]
}).flat()
const crime = file(`x,y,day\n${rows.map(([x, y, day]) => `${500_000 + Number(x)},${4_580_000 + Number(y)},${day}`).join('\n')}\n`), asked = ['--x', 'x', '--y', 'y', '--crs', 'EPSG:32634', '--cell', '100', '--band', '150', '--time', 'day', '--periods']

test('over twelve months a corner stays hot, one emerges and one fades, in the table, as JSON lines and on the map', async () => {
  const { code, out, err } = await run(crime, ...asked, 'month', '--jsonl')
  assert.equal(code, 0, err)
  const cells = out.trimEnd().split('\n').map((line) => JSON.parse(line) as { course: string; column: number; row: number; n: number; times_hot: number; trend: number; method: string })
  const course = (x: number, y: number) => cells.find((cell) => Math.abs(cell.column - x) <= 1 && Math.abs(cell.row - y) <= 1 && cell.times_hot > 0)
  assert.deepEqual([course(3, 3)!.course, course(15, 15)!.course, course(15, 3)!.course], ['persistent', 'emerging', 'fading'])
  assert.deepEqual([cells[0]!.n, cells[0]!.method, course(3, 3)!.times_hot, course(15, 15)!.trend > 0], [12, 'getis-ord-star, mann-kendall', 12, true])
  assert.match(err, /^12 periods\. \d+ persistent, \d+ emerging, \d+ sporadic, \d+ fading, \d+ none\.\n$/)
  const shown = await run(crime, ...asked, 'month'), map = JSON.parse((await run(crime, ...asked, 'month', '--geojson')).out)
  assert.match(shown.out, /^ *x +y +course +count +times_hot +trend +q +n +method\n *\d+ +\d+ +persistent/)
  assert.doesNotMatch(shown.out, / none /)
  assert.deepEqual([map.features.length, Object.keys(map.features[0].properties)], [cells.length, ['course', 'count', 'times_hot', 'trend', 'q', 'n']])
})

test('quarters, so many days, and spans that cut through a period are counted as whole ones only', async () => {
  assert.match((await run(crime, ...asked, 'quarter')).err, /^4 periods\. /)
  assert.match((await run(crime, ...asked, '90')).err, /^Whole periods: 3\. /)
  assert.match((await run(crime, ...asked, 'month', '--from', '2026-02-10', '--to', '2026-11-20')).err, /^8 periods; \d+ incidents lie in no whole one and are left out\./)
  const day = (text: string) => Date.parse(`${text}T12:00:00Z`) / 86_400_000, when = Float64Array.from(['2026-01-31', '2026-02-01', '2026-03-31', '2026-04-01'].map(day))
  assert.deepEqual(inPeriods(when, 'month', -Infinity, Infinity), { of: Int32Array.of(0, 1, 2, 3), periods: 4 })
  assert.deepEqual(inPeriods(when, 'quarter', -Infinity, Infinity), { of: Int32Array.of(0, 0, 0, 1), periods: 2 })
  assert.deepEqual(inPeriods(when, 'month', Math.floor(day('2026-02-01')), Math.floor(day('2026-03-31')) + 1), { of: Int32Array.of(-1, 0, 1, -1), periods: 2 })
  assert.deepEqual(inPeriods(when, 30, -Infinity, Infinity), { of: Int32Array.of(0, 0, 1, -1), periods: 2 })
  assert.deepEqual(inPeriods(when, 'year', -Infinity, Infinity), { of: Int32Array.of(0, 0, 0, 0), periods: 1 })
})

test('a question about periods that cannot be understood is said, with exit code 2', async () => {
  for (const [argv, sentence] of [
    [[...asked, 'week'], /--periods is month, quarter, year or a number of days, not "week"/], [[...asked, 'year'], /Whole periods: 1\. A course needs four at least/],
    [[...asked, 'month', '--contours'], /Choose --periods or --contours/], [[...asked.slice(0, -3), '--periods', 'month'], /--periods needs --time/],
  ] as [string[], RegExp][]) {
    const { code, out, err } = await run(crime, ...argv)
    assert.deepEqual([code, out], [2, ''], err)
    assert.match(err, sentence)
  }
})
