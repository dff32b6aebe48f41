import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { after, test } from 'node:test'
import iconv from 'iconv-lite'
import { parse } from 'csv-parse/sync'
import { between, definitions } from '#platform/place/map-systems.ts'
import { assign } from './assign.ts'
import { hotspots } from './hotspots.ts'
import { nearRepeat } from './near-repeat.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-places-'))
after(() => rmSync(folder, { recursive: true }))
const golden = `${process.env['VATRA_DATA']}/golden/knox.json`, skip = existsSync(golden) ? false : 'VATRA_DATA does not name the folder with golden/knox.json'

const square = (code: string, west: number, south: number, side = 0.1) => ({ type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [[[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]] } })
const zones = (...features: object[]) => file(JSON.stringify({ type: 'FeatureCollection', features }), 'geojson')
const town = zones(square('A', 28.8, 47), square('B', 28.9, 47), { type: 'Feature', properties: { code: 'C' }, geometry: null })
const at = ['--x', 'lon', '--y', 'lat', '--id', 'code']

test('each row gets its zone, a border belongs to the first, and what no zone holds is written aside and counted', async () => {
  const points = file('id;lon;lat\n1;28.85;47.05\n2;28,95;47.05\n3;28.9;47.05\n4;;\n5;20;40\n')
  const { code, out, err } = await run(assign, points, town, ...at)
  assert.equal(code, 0, err)
  assert.equal(out, 'id;lon;lat;zone\n1;28.85;47.05;A\n2;28,95;47.05;B\n3;28.9;47.05;A\n')
  assert.match(err, /Zones without a border, which hold no point: C\.\n5 rows, 3 placed; 2 unplaced \(1 without coordinates, 1 outside every zone\)/)
  assert.equal(readFileSync(points.replace('.csv', '.unplaced.csv'), 'utf8'), 'id;lon;lat\n4;;\n5;20;40\n')
})

test('the unplaced rows of an earlier run are written anew, and go when all are placed; a file that is not of it is never touched', async () => {
  const points = file('id,lon,lat\n1,28.85,47.05\n2,20,40\n'), aside = points.replace('.csv', '.unplaced.csv')
  assert.equal((await run(assign, points, town, ...at)).code, 0)
  assert.equal(readFileSync(aside, 'utf8'), 'id,lon,lat\n2,20,40\n')
  writeFileSync(points, 'id,lon,lat\n1,28.85,47.05\n2,28.95,47.05\n3,,\n')
  assert.equal((await run(assign, points, town, ...at)).code, 0)
  assert.equal(readFileSync(aside, 'utf8'), 'id,lon,lat\n3,,\n')
  writeFileSync(points, 'id,lon,lat\n1,28.85,47.05\n')
  assert.match((await run(assign, points, town, ...at)).err, /1 rows, all placed\. .+\.unplaced\.csv, of an earlier run, is gone\.\n$/)
  assert.equal(existsSync(aside), false)
  assert.match((await run(assign, points, town, ...at)).err, /1 rows, all placed\.\n$/)
  // Somebody's own table, by its default name or by the one said, whether rows would be written to it or not.
  for (const [rows, own, said] of [['1,28.85,47.05', 'id,lon,lat,seen\n9,1,1,x\n', []], ['1,20,40', 'minutes of Monday', []], ['1,20,40', 'id,lon', ['--unplaced', file('id,lon')]]] as const) {
    const there = said[1] ?? aside
    writeFileSync(points, `id,lon,lat\n${rows}\n`)
    writeFileSync(there, own)
    const { code, out, err } = await run(assign, points, town, ...at, ...said)
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, /is there already, and its heading is not that of these points; move it away, or say with --unplaced where else/)
    assert.equal(readFileSync(there, 'utf8'), own)
    rmSync(there)
  }
  // An empty file holds nothing to be lost.
  writeFileSync(aside, '')
  assert.equal((await run(assign, points, town, ...at)).code, 0)
  assert.equal(readFileSync(aside, 'utf8'), 'id,lon,lat\n1,20,40\n')
})

test('two features of one name are one zone: where they overlap a point is in it', async () => {
  const points = file('lon,lat\n28.82,47.05\n28.87,47.05\n28.93,47.05\n'), { out } = await run(assign, points, zones(square('A', 28.8, 47), square('A', 28.85, 47)), ...at)
  assert.equal(out, 'lon,lat,zone\n28.82,47.05,A\n28.87,47.05,A\n28.93,47.05,A\n')
})

test('points in metres find zones in degrees, in old letters and as JSON', async () => {
  const { back } = between(definitions['EPSG:4026'], definitions['EPSG:4326']), [east, north] = back(28.95, 47.05)
  const path = file('', 'csv')
  writeFileSync(path, iconv.encode(`улица|east|north\n${'Кишинёвская улица'}|${east}|${north}\n`, 'windows-1251'))
  const { out, err } = await run(assign, path, town, '--x', 'east', '--y', 'north', '--crs', '4026', '--id', 'code', '--json')
  assert.equal(JSON.parse(out)[0].zone, 'B', err)
  assert.match(err, /1 rows, all placed/)
})

test('zones in metres of a system that their file names hold points in degrees or in another system; CRS84 is degrees', async () => {
  const { there, back } = between(definitions['EPSG:4026'], definitions['EPSG:4326']), [x, y] = back(28.85, 47.05), [lon, lat] = there(x, y), [east, north] = between(definitions['EPSG:4326'], definitions['EPSG:3857']).there(lon, lat)
  const ring = [[x - 9, y - 9], [x + 9, y - 9], [x + 9, y + 9], [x - 9, y + 9], [x - 9, y - 9]], metres = file(JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4026' } }, features: [{ type: 'Feature', properties: { code: 'M' }, geometry: { type: 'Polygon', coordinates: [ring] } }] }))
  for (const [across, up, ...crs] of [[lon, lat], [lon, lat, '--crs', 'OGC:CRS84'], [x, y], [x, y, '--crs', 'EPSG:4026'], [east, north, '--crs', 'urn:ogc:def:crs:EPSG::3857']]) {
    const { out, err } = await run(assign, file(`lon,lat\n${across},${up}\n`), metres, ...at, ...(crs as string[]))
    assert.match(out, /,M\n$/, err)
  }
})

test('points of GeoJSON find zones too, also in a border that touches itself at a corner', async () => {
  const ring = [[0, 0], [1, 0], [1, 1], [2, 1], [2, 2], [1, 2], [1, 1], [0, 1], [0, 0]].map(([x, y]) => [28 + x! / 10, 47 + y! / 10])
  const eight = zones({ type: 'Feature', properties: { code: 8 }, geometry: { type: 'Polygon', coordinates: [ring] } })
  const point = (name: string, x: number, y: number) => ({ type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates: [x, y] } })
  const points = zones(point('one', 28.05, 47.05), point('two, "2"', 28.15, 47.15), point('out', 28.15, 47.05))
  const { out, err } = await run(assign, points, eight, ...at, '--unplaced', join(folder, 'rest.csv'))
  assert.deepEqual(out.split('\n'), ['name,lon,lat,zone', 'one,28.05,47.05,8', '"two, ""2""",28.15,47.15,8', ''], err)
})

test('what is wrong with points and zones is said by row, column and zone, with exit code 2', async () => {
  const good = file('lon,lat\n28.85,47.05\n'), bow = { type: 'Feature', properties: { code: 'X' }, geometry: { type: 'Polygon', coordinates: [[[28.8, 47], [28.9, 47.1], [28.9, 47], [28.8, 47.1], [28.8, 47]]] } }
  for (const [argv, sentence] of [
    [[file('lon,lat\n47.05,28.85\n47.01,28.95\n'), town, ...at], /0 of 2 points lie in a zone as they are, 2 with --x and --y exchanged/], [[file('lon,lat\n28.85,147\n'), town, ...at], /row 2, column "lat": 147 is no latitude/],
    [[file('lon,lat\n28.85,north\n'), town, ...at], /row 2, column "lat": "north" is no coordinate/], [[good, town, '--x', 'lon', '--y', 'lat', '--id', 'name'], /feature 1: it has no "name"; it has "code"/],
    [[good, zones(bow), ...at], /zone "X": its border crosses itself at 28\.\d+, 47\.\d+/], [[good, file('{', 'geojson'), ...at], /is no GeoJSON/], [[good, file('[1]', 'geojson'), ...at], /is no GeoJSON/],
    [[good, town, ...at, '--crs', 'EPSG:1'], /--crs: "EPSG:1" is not known/], [[good, ...at], /Two files are needed \(POINTS\.csv ZONES\.geojson\), 1 given/],
    [[good, town, ...at, '--unplaced', good], /--unplaced .* is a file that is read/], [[good, town, ...at, '--unplaced', relative('.', town)], /would be written over it/],
    [[good, zones({ ...square('P', 0, 0), geometry: { type: 'Point', coordinates: [1, 2] } }), ...at], /zone "P": its geometry is no polygon/],
  ] as [string[], RegExp][]) {
    const { code, out, err } = await run(assign, ...argv)
    assert.deepEqual([code, out], [2, ''], err)
    assert.match(err, sentence)
  }
})

test('the near-repeat table counts as R counts, in any order of rows, and its chance can be told again', { skip }, async () => {
  const { x, y, t, knox_cell: cell, barton_david: moments } = JSON.parse(readFileSync(golden, 'utf8'))
  const path = file(`x,y,t\n${x.map((one: number, i: number) => `${one},${y[i]},${t[i]}`).join('\n')}\n`)
  // The pairs of R's cell end with their bands; here an end belongs to the next one.
  const flags = ['--x', 'x', '--y', 'y', '--time', 't', '--crs', 'EPSG:32634', '--space', `${cell.eps_s + 1e-9},50`, '--days', `${cell.eps_t + 1e-9},30`]
  const [first, again, moment] = [await rows(nearRepeat, path, ...flags, '--permutations', '199', '--seed', '7'), await rows(nearRepeat, path, ...flags, '--permutations', '199', '--seed', '7'), await rows(nearRepeat, path, ...flags, '--permutations', '0')]
  assert.deepEqual(first, again)
  assert.deepEqual([first.length, first[0]!['observed'], first[0]!['space_from'], first[1]!['days_from']], [4, cell.statistic, 0, cell.eps_t + 1e-9])
  assert.ok(Math.abs((moment[0]!['expected'] as number) - moments.mean) < 1e-9 && Math.abs((first[0]!['expected'] as number) - moments.mean) < 1 && (first[0]!['p'] as number) < 0.1)
})

test('dates may be written in five ways, and degrees are laid on a plane of metres', async () => {
  const ways = ['2026-03-05,47,28.85', '2026/03/06 12:00,47.0005,28.85', '07.03.2026,47.0005,28.851', '20260330,47.1,28.85', '2026-03-31T08:00:00+02:00,47.2,28.85'].join('\n')
  const path = file(`day,lat,lon\n${ways}\n`), found = await rows(nearRepeat, path, '--x', 'lon', '--y', 'lat', '--time', 'day', '--space', '100,1000', '--days', '2,4', '--permutations', '19')
  // 55.6 m and 76 m lie between them; a day and a half, half a day, and two days.
  assert.deepEqual(found.map((row) => row['observed']), [2, 1, 0, 0])
})

test('a question about near repeats that cannot be understood is said, with exit code 2', async () => {
  const path = file('x,y,t\n1,2,1\n300,400,soon\n'), flags = ['--x', 'x', '--y', 'y', '--time', 't', '--days', '1,4']
  for (const [argv, sentence] of [
    [[...flags, '--space', '100,50'], /--space names where bands end, growing/], [[...flags, '--space', '100'], /row 3, column "t": "soon" is no time/], [flags, /--space is needed/], [[...flags, '--space', '1', '--permutations', '-1'], /--permutations|ambiguous/],
  ] as [string[], RegExp][]) {
    const { code, err } = await run(nearRepeat, path, ...argv)
    assert.equal(code, 2, err)
    assert.match(err, sentence)
  }
})

/** A town of 30 x 30 cells of 100 m with an incident in each third, and thirty at one corner. */
const incidents = [...Array.from({ length: 300 }, (_, i) => [((i * 3) % 30) * 100 + 50, Math.floor(i / 10) * 100 + 50, i % 28]), ...Array.from({ length: 30 }, (_, i) => [450 + (i % 3) * 100, 450 + (i % 2) * 100, 3])]
const crime = file(`x,y,day\n${incidents.map(([x, y, day]) => `${500_000 + x!},${4_580_000 + y!},2026-05-${String(day! + 1).padStart(2, '0')}`).join('\n')}\n,,2026-05-01\n`)
const grid = ['--x', 'x', '--y', 'y', '--crs', 'EPSG:32634', '--cell', '100', '--band', '200']

test('the corner where thirty incidents lie is hot, in the table, as JSON and on the map', async () => {
  const cells = await rows(hotspots, crime, ...grid), hottest = cells.reduce((most, cell) => ((cell['z'] as number) > (most['z'] as number) ? cell : most))
  assert.equal(cells.reduce((sum, cell) => sum + (cell['count'] as number), 0), 330)
  assert.ok(hottest['q'] as number < 1e-6 && Math.hypot((hottest['x'] as number) - 500_550, (hottest['y'] as number) - 4_580_500) < 200)
  const { out, err } = await run(hotspots, crime, ...grid)
  assert.match(out, /^ *x +y +count +z +p +q +n +method\n/)
  assert.match(err, /Rows without coordinates, left out: 1\.\n\d+ cells, \d+ hot and \d+ cold/)
  const map = JSON.parse((await run(hotspots, crime, ...grid, '--geojson')).out)
  assert.deepEqual([map.features.length, Object.keys(map.features[0].properties), map.n], [cells.length, ['count', 'z', 'p', 'q'], cells.length])
  const [lon, lat] = map.features[0].geometry.coordinates[0][0]
  assert.ok(Math.abs(lon - 21) < 0.1 && Math.abs(lat - 41.37) < 0.1)
})

test('contours close around the corner, and only the days that were asked count', async () => {
  const { features } = JSON.parse((await run(hotspots, crime, ...grid, '--contours')).out)
  assert.deepEqual(features.map(({ properties }: { properties: { share_of_peak: number } }) => properties.share_of_peak), [0.25, 0.5, 0.75])
  assert.equal(features[2].geometry.coordinates.length, 1)
  const day = parse((await run(hotspots, crime, ...grid, '--time', 'day', '--from', '2026-05-04', '--to', '2026-05-04', '--json')).out.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line.replace(/,$/, '')).count).join('\n')) as string[][]
  assert.equal(day.reduce((sum, [count]) => sum + Number(count), 0), incidents.filter(([, , on]) => on === 3).length)
})

test('a question about hot spots that cannot be understood is said, with exit code 2', async () => {
  for (const [argv, sentence] of [
    [['--x', 'x', '--y', 'y', '--band', '200'], /--cell is needed/], [[...grid.slice(0, -1), '50'], /--band \(50\) must reach at least one cell/], [[...grid, '--from', '2026-01-01'], /need --time/],
    [[...grid, '--json', '--geojson'], /Choose one of --json and --geojson/], [[...grid, '--time', 'day', '--from', '2030-01-01'], /has no incident with a place in this time/], [[...grid, '--time', 'day', '--from', '1/2/2026'], /--from: "1\/2\/2026" could be two days/],
    [['--x', 'x', '--y', 'y', '--crs', 'EPSG:32634', '--cell', '0.01', '--band', '1'], /choose larger ones/], [['--x', 'z', ...grid.slice(2)], /has no column "z"/],
  ] as [string[], RegExp][]) {
    const { code, out, err } = await run(hotspots, crime, ...argv)
    assert.deepEqual([code, out], [2, ''], err)
    assert.match(err, sentence)
  }
})

type Tool = typeof assign

async function rows(tool: Tool, ...argv: string[]): Promise<Record<string, unknown>[]> {
  const { code, out, err } = await run(tool, ...argv, '--json')
  assert.equal(code, 0, err)
  return JSON.parse(out)
}

function file(text: string, ending = 'csv'): string {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.${ending}`)
  writeFileSync(path, text)
  return path
}

async function run(tool: Tool, ...argv: string[]) {
  let out = '', err = ''
  const code = await tool(argv, { write: (text) => (out += text) }, { write: (text) => (err += text) })
  return { code, out, err }
}
