import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { toolRun } from '#testing/cli/tool-run.ts'
import { assign } from './assign.ts'
import { rake } from './rake.ts'

const { folder, file, run } = toolRun(assign), { run: runRake } = toolRun(rake)
const square = (code: string, west: number) => ({ type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [[[west, 47], [west + 0.1, 47], [west + 0.1, 47.1], [west, 47.1], [west, 47]]] } })
const town = file(JSON.stringify({ type: 'FeatureCollection', features: [square('A', 28.8), square('B', 28.9)] })), at = ['--x', 'lon', '--y', 'lat', '--id', 'code']

test('forty thousand points in several batches find their zones in order, those of none apart, and a fault far down is said by its row', async () => {
  const lines = Array.from({ length: 40_000 }, (_, i) => `${i};"point ""${i}""";${i % 7 === 0 ? 20 : 28.8 + (i % 200) / 1000};47.05`), path = file(`id;name;lon;lat\n${lines.join('\n')}\n`), aside = join(folder, 'aside.csv')
  const { code, out, err } = await run(path, town, ...at, '--unplaced', aside)
  assert.equal(code, 0, err)
  const placed = out.trimEnd().split('\n').slice(1), left = readFileSync(aside, 'utf8').trimEnd().split('\n').slice(1)
  assert.deepEqual(left, lines.filter((_, i) => i % 7 === 0))
  assert.deepEqual(placed, lines.flatMap((line, i) => (i % 7 === 0 ? [] : [`${line};${i % 200 <= 100 ? 'A' : 'B'}`])))
  assert.match(err, /^40000 rows, 34285 placed; 5715 unplaced \(0 without coordinates, 5715 outside every zone\)/)
  const broken = await run(file(`id;name;lon;lat\n${lines.join('\n')}\n1;x;28.85;north\n`), town, ...at, '--unplaced', aside)
  assert.equal(broken.code, 2)
  assert.match(broken.err, /row 40002, column "lat": "north" is no coordinate\.\n$/)
})

test('no row without a zone, no file of them; and placed points are written as JSON lines and as GeoJSON too', async () => {
  const path = file('id,lon,lat\n1,28.85,47.05\n2,28.95,47.05\n'), aside = join(folder, 'none.csv')
  const lines = await run(path, town, ...at, '--unplaced', aside, '--jsonl'), map = JSON.parse((await run(path, town, ...at, '--unplaced', aside, '--geojson')).out)
  assert.equal(existsSync(aside), false)
  assert.deepEqual(lines.out, '{"id":"1","lon":"28.85","lat":"47.05","zone":"A"}\n{"id":"2","lon":"28.95","lat":"47.05","zone":"B"}\n')
  assert.deepEqual(map.features[1], { type: 'Feature', properties: { id: '2', lon: '28.95', lat: '47.05', zone: 'B' }, geometry: { type: 'Point', coordinates: [28.95, 47.05] } })
  const again = join(folder, 'placed.geojson')
  writeFileSync(again, JSON.stringify(map))
  assert.equal((await run(again, town, ...at)).out.split('\n')[2], '2,B,28.95,47.05')
})

test('points and answers of Parquet are placed and weighted as those of CSV are', async () => {
  const path = join(folder, 'points.parquet'), columns = { id: [1, 2, 3], lon: [28.85, 28.95, 28.96], lat: [47.05, 47.05, 47.01] }, margin = file('1,10\n2,20\n3,30\n')
  writeFileSync(path, new Uint8Array(parquetWriteBuffer({ columnData: Object.entries(columns).map(([name, data]) => ({ name, data, type: name === 'id' ? 'INT32' as const : 'DOUBLE' as const })), rowGroupSize: 2 })))
  assert.equal((await run(path, town, ...at)).out, 'id,lon,lat,zone\n1,28.85,47.05,A\n2,28.95,47.05,B\n3,28.96,47.01,B\n')
  const weighted = await runRake(path, '--margin', `id=${margin}`, '--csv')
  assert.equal(weighted.out, 'id,lon,lat,weight\n1,28.85,47.05,10\n2,28.95,47.05,20\n3,28.96,47.01,30\n', weighted.err)
})

test('answers from standard input, gone through twice, get the weights that those of a file get', async () => {
  const text = `name,sex\n${Array.from({ length: 5000 }, (_, i) => `"n, ${i}",${i % 3 ? 'f' : 'm'}`).join('\n')}\n`, margin = file('f,50\nm,50\n'), { out } = await runRake(file(text), '--margin', `sex=${margin}`)
  const script = `import { rake } from ${JSON.stringify(new URL('rake.ts', import.meta.url).href)}
    process.exitCode = await rake(['-', '--margin', ${JSON.stringify(`sex=${margin}`)}], process.stdout, { write: () => {} })`
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '-e', script], { input: gzipSync(text), encoding: 'utf8' }), out)
})
