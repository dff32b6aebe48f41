import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { toolRun } from '#testing/cli/tool-run.ts'
import { estimate } from '../estimate.ts'
import type { Out } from '../table/print-rows.ts'
import { assign } from './assign.ts'
import { hotspots } from './hotspots.ts'
import { nearRepeat } from './near-repeat.ts'
import { wait } from './wait.ts'

const { folder, file } = toolRun(estimate)
type Tool = (argv: string[], out: Out, err: Out) => Promise<number>

async function run(tool: Tool, ...argv: string[]) {
  let out = '', err = ''
  const code = await tool(argv, { write: (text) => (out += text) }, { write: (text) => (err += text) })
  return { code, out, err }
}

const ring = (points: readonly (readonly number[])[]) => ({ type: 'Feature', properties: { code: 'Z' }, geometry: { type: 'Polygon', coordinates: [points] } })
const zones = (...features: object[]) => file(JSON.stringify({ type: 'FeatureCollection', features }))
const town = () => zones(ring([[28.8, 47], [28.9, 47], [28.9, 47.1], [28.8, 47.1], [28.8, 47]]))
const mean = ['--items', 'a', '--mean'], at = ['--x', 'lon', '--y', 'lat', '--id', 'code'], near = ['--x', 'x', '--y', 'y', '--time', 't', '--space', '100', '--days', '4']
const hot = ['--x', 'lon', '--y', 'lat', '--cell', '100', '--band', '200']

test('each fault of a file is one sentence that names its row and column, with exit code 2 and nothing written', async () => {
  const cases: [string, Tool, string[], RegExp][] = [
    ['a column that is not there', estimate, [file('b\n1\n'), ...mean], /has no column "a"; it has "b"\.$/],
    ['a code that is none', estimate, [file('a\n1\n1\nx\n'), ...mean], /row 4, column "a": "x" is not a number\.$/],
    ['a code among shares of numbers', estimate, [file('a\n5\nyes\n'), '--items', 'a', '--share', '4,5'], /row 3, column "a": "yes" is not a number\.$/],
    ['a stratum without a name', estimate, [file('a,s\n1,x\n2,x\n3,\n'), ...mean, '--strata', 's'], /row 4, column "s": the cell is empty\.$/],
    ['a stratum with one person', estimate, [file('a,s\n1,x\n2,x\n3,y\n'), ...mean, '--strata', 's'], /row 4, column "s": stratum "y" has only one sampling unit, .*--lonely\.$/],
    ['a stratum with one cluster', estimate, [file('a,s,c\n1,x,1\n2,x,2\n3,y,3\n4,y,3\n'), ...mean, '--strata', 's', '--cluster', 'c'], /row 4, column "s": stratum "y" has only one sampling unit/],
    ['a stratum with fewer people than were asked', estimate, [file('a,s,N\n1,x,9\n2,x,9\n3,y,1\n4,y,1\n'), ...mean, '--strata', 's', '--population', 'N'], /row 5, column "N": 1 to draw from, but this is person 2 of stratum "y"\.$/],
    ['one cluster and no other', estimate, [file('a,c\n1,x\n2,x\n3,x\n'), ...mean, '--cluster', 'c'], /row 2, column "c": all rows are of one cluster \("x"\), .*--lonely\.$/],
    ['a weight that is none', estimate, [file('a,w\n1,1\n2,heavy\n'), ...mean, '--weight', 'w'], /row 3, column "w": "heavy" is no weight/],
    ['a decimal comma', estimate, [file('a;w\n1;1\n2;1,5\n'), ...mean, '--weight', 'w'], /row 3, column "w": "1,5" is no weight; weights are 0 or more\. Decimals are written with a point, as 0\.5, and thousands with nothing\.$/],
    ['a row too short, in a file with quotes', estimate, [file('a,b\n"1","2"\n"3"\n'), ...mean], /row 3: it has more or fewer cells than the heading\.$/],
    ['a quote that stays open', estimate, [file('a,b\n1,2\n"3,4\n5,6\n'), ...mean], /row 3: a quote is opened in it and never closed\.$/],
    ['text after a quote', estimate, [file('a,b\n"1"2,3\n'), ...mean], /row 2: a quote is closed in the middle of a cell\.$/],
    ['swapped coordinates, told by the zones', assign, [file('lon,lat\n47.05,28.85\n47.01,28.85\n'), town(), ...at], /0 of 2 points lie in a zone as they are, 2 with --x and --y exchanged; exchange them, unless it is the zones whose latitude comes first\.$/],
    ['swapped coordinates, told by the names', hotspots, [file('lon,lat\n28.8,47\n'), '--x', 'lat', '--y', 'lon', ...hot.slice(4)], /--x is the column of longitude and --y that of latitude, but they are "lat" and "lon"; exchange them\.$/],
    ['swapped coordinates, told by the numbers', assign, [file('lon,lat\n47.05,128.85\n47.01,128.85\n'), town(), ...at], /row 2, column "lat": 128.85 is no latitude, which ends at 90\. Exchange --x and --y/],
    ['a coordinate that is none', assign, [file('lon,lat\n28.85,47.05\n28.85,47N\n'), town(), ...at], /row 3, column "lat": "47N" is no coordinate\.$/],
    ['a border that crosses itself', assign, [file('lon,lat\n28.85,47.05\n'), zones(ring([[28.8, 47], [28.9, 47.1], [28.9, 47], [28.8, 47.1], [28.8, 47]])), ...at], /zone "Z": its border crosses itself at 28\.\d+, 47\.\d+, so that nobody can say what lies within; repair it first\.$/],
    ['a border in metres that crosses itself', assign, [file('lon,lat\n200500,300500\n'), zones(ring([[200_000, 300_000], [201_000, 301_000], [201_000, 300_000], [200_000, 301_000], [200_000, 300_000]])), ...at], /zone "Z": its border crosses itself, so that nobody can say/],
    ['zones in metres of no known system, points in degrees', assign, [file('lon,lat\n28.85,47.05\n'), zones(ring([[200_000, 300_000], [201_000, 300_000], [201_000, 301_000], [200_000, 300_000]])), ...at], /is in metres of a map system that is not known, and .* in degrees; write the zones in degrees/],
    ['a day that no calendar has', nearRepeat, [file('x,y,t\n1,1,2026-02-28\n1,1,2026-02-30\n'), ...near, '--crs', 'EPSG:32634'], /row 3, column "t": "2026-02-30" is no time\.$/],
    ['a day that could be two', nearRepeat, [file('x,y,t\n1,1,03/04/2026\n'), ...near, '--crs', 'EPSG:32634'], /row 2, column "t": "03\/04\/2026" could be two days; say --dates day-first or month-first\.$/],
    ['days of both orders in one column', nearRepeat, [file('x,y,t\n1,1,13/04/2026\n1,1,04/13/2026\n'), ...near, '--crs', 'EPSG:32634'], /row 2, column "t": .*some dates begin with the day and some with the month\.$/],
    ['a month that is none', nearRepeat, [file('x,y,t\n1,1,05-Mrz-2026\n'), ...near, '--crs', 'EPSG:32634'], /row 2, column "t": "05-Mrz-2026" is no time\.$/],
    ['a thirteenth month without marks', nearRepeat, [file('x,y,t\n1,1,20261213\n1,1,20261305\n'), ...near, '--crs', 'EPSG:32634'], /row 3, column "t": "20261305" is no time\.$/],
    ['seconds since 1970, which are no days', nearRepeat, [file('x,y,t\n1,1,1772668800\n'), ...near, '--crs', 'EPSG:32634'], /row 2, column "t": "1772668800" is no time\.$/],
    ['a plain number in a column of dates', nearRepeat, [file('x,y,t\n1,1,2026-03-05\n1,1,46086\n'), ...near, '--crs', 'EPSG:32634'], /row 3, column "t": "46086" is no time: it is a plain number in a column of dates\.$/],
    ['half an hour past the end of the day', nearRepeat, [file('x,y,t\n1,1,2026-03-05 24:00\n1,1,2026-03-05 24:30\n'), ...near, '--crs', 'EPSG:32634'], /row 3, column "t": "2026-03-05 24:30" is no time\.$/],
    ['a year before the calendar', nearRepeat, [file('x,y,t\n1,1,0026-03-05\n'), ...near, '--crs', 'EPSG:32634'], /row 2, column "t": "0026-03-05" is no time\.$/],
    ['a wait that is none', wait, [file('z,s\nA,60\nA,-5\n'), '--zone', 'z', '--seconds', 's'], /row 3, column "s": -5 seconds: nobody comes before the call\.$/],
  ]
  for (const [what, tool, argv, sentence] of cases) {
    const { code, out, err } = await run(tool, ...argv)
    assert.deepEqual([code, out], [2, ''], `${what}: ${err}`)
    assert.match(err.trim(), sentence, what)
    assert.equal(err.trim().split('\n').length, 1, what)
  }
})

test('the same five days in every usual form, with and without a time of day, are the same days', async () => {
  const days = [['2026-03-05', 'T08:15:00Z'], ['2026-03-06', ' 08:15'], ['2026-03-13', ' 8:15 am'], ['2026-03-14', 'T20:15:00+02:00'], ['2026-12-31', ' 23:59:59']] as const
  const forms: Record<string, (y: string, m: string, d: string) => string> = {
    'ISO': (y, m, d) => `${y}-${m}-${d}`, 'dd.mm.yyyy': (y, m, d) => `${d}.${m}.${y}`, 'dd/mm/yyyy': (y, m, d) => `${d}/${m}/${y}`, 'mm/dd/yyyy': (y, m, d) => `${m}/${d}/${y}`,
    'dd-Mon-yyyy': (y, m, d) => `${d}-${m === '03' ? 'Mar' : 'DEC'}-${y}`, 'd Month yyyy': (y, m, d) => `${Number(d)} ${m === '03' ? 'March' : 'december'} ${y}`, 'yyyymmdd': (y, m, d) => `${y}${m}${d}`,
  }
  const found = new Set<string>()
  for (const [name, form] of Object.entries(forms)) {
    for (const clock of [true, false]) {
      if (clock && name === 'yyyymmdd') continue
      const path = file(`x,y,t\n${days.map(([day, time], i) => `${500_000 + i * 10},4580000,${form(...(day.split('-') as [string, string, string]))}${clock ? time : ''}`).join('\n')}\n`)
      const { code, out, err } = await run(nearRepeat, path, ...near.slice(0, -2), '--days', '0.99,2,9,400', '--crs', 'EPSG:32634', '--permutations', '0', '--json')
      assert.equal(code, 0, `${name}: ${err}`)
      found.add(`${clock} ${JSON.stringify(JSON.parse(out).map((row: { observed: number }) => row.observed))}`)
    }
  }
  assert.equal(found.size, 2, [...found].join('\n'))
})

test('the same clock on two days lies whole days apart, in whatever years, and a day typed is read by what it says itself', async () => {
  const path = file(`x,y,t\n${['2014-11-09', '2014-11-10'].flatMap((day) => Array.from({ length: 60 }, (_, minute) => `${1000 * minute},1,${day} 07:${String(minute).padStart(2, '0')}`)).join('\n')}\n`)
  const { out } = await run(nearRepeat, path, ...near.slice(0, -2), '--days', '1,2', '--crs', 'EPSG:32634', '--permutations', '0', '--json')
  assert.deepEqual(JSON.parse(out).map((row: { observed: number }) => row.observed), [0, 60])
  const { code, err } = await run(hotspots, path, '--x', 'x', '--y', 'y', '--cell', '100', '--band', '200', '--time', 't', '--from', '31/10/2014', '--to', '31/02/2015')
  assert.deepEqual([code, err.trim()], [2, '--to: "31/02/2015" is no time. See --help.'])
})

test('a border that touches itself at a corner, or along a line, is legal and its points are placed right', async () => {
  const eight = ring([[28, 47], [28.1, 47], [28.1, 47.1], [28.2, 47.1], [28.2, 47.2], [28.1, 47.2], [28.1, 47.1], [28, 47.1], [28, 47]]), points = file('lon,lat\n28.05,47.05\n28.15,47.15\n28.05,47.15\n28.15,47.05\n28.1,47.1\n')
  const { code, out, err } = await run(assign, points, zones(eight), ...at, '--unplaced', join(folder, 'left.csv'))
  assert.equal(code, 0, err)
  assert.equal(out, 'lon,lat,zone\n28.05,47.05,Z\n28.15,47.15,Z\n28.1,47.1,Z\n')
})
