import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from '#testing/run/fast-check.ts'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { toolRun } from '#testing/cli/tool-run.ts'
import { compare } from './compare.ts'
import { estimate } from './estimate.ts'
import { assign } from './numbers/assign.ts'
import { darkFigure } from './numbers/dark-figure.ts'
import { disclosure } from './numbers/disclosure.ts'
import { hotspots } from './numbers/hotspots.ts'
import { nearRepeat } from './numbers/near-repeat.ts'
import { rake } from './numbers/rake.ts'
import { wait } from './numbers/wait.ts'
import type { Out } from './table/print-rows.ts'

/** By day the same files each time; at night ten times as many, and others. */
const night = process.env.VATRA_NIGHT === '1'
const names = ['zone', 'safe', 'weight', 'x', 'y', 'day', 'seconds', 'events', 'told', 'n']
const rows = Array.from({ length: 12 }, (_, i) => [i % 2 ? 'A' : 'B', 1 + (i % 5), 1 + i / 10, (28 + i / 100).toFixed(3), (47 + i / 90).toFixed(3), `2026-03-${10 + i}`, 60 * i, i % 3, i % 3 ? 1 : 0, 20 + i])
const csv = Buffer.from([names, ...rows].map((row) => row.join(',')).join('\n')), points = { type: 'FeatureCollection', features: rows.map((row, i) => ({ type: 'Feature', properties: Object.fromEntries(names.map((name, c) => [name, row[c]])), geometry: { type: 'Point', coordinates: [28 + i / 100, 47] } })) }
const parquet = Buffer.from(parquetWriteBuffer({ columnData: names.map((name, c) => ({ name, data: rows.map((row) => String(row[c])), type: 'STRING' as const })) }))
const square = (code: string, west: number) => ({ type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [[[west, 46], [west + 1, 46], [west + 1, 48], [west, 48], [west, 46]]] } })
const zones = { type: 'FeatureCollection', features: [square('A', 28), square('B', 29)] }

const { folder, file } = toolRun(estimate)
const good = { csv: file(csv.toString()), zones: file(JSON.stringify(zones)), margin: file('A,5\nB,7\n') }
const tables = join(folder, 'tables'), bad = join(tables, 'bad.csv'), aside = join(folder, 'aside')
mkdirSync(tables)

const place = ['--x', 'x', '--y', 'y'], answers = ['--zone', 'zone', '--items', 'safe', '--weight', 'weight']
const tools: readonly [string, (argv: string[], out: Out, err: Out) => Promise<number>, string[]][] = [
  ['estimate', estimate, [bad, ...answers, '--share', '4,5']], ['estimate --total', estimate, [bad, '--items', 'safe', '--total', '--strata', 'zone', '--csv']], ['compare', compare, [bad, good.csv, ...answers, '--mean', '--jsonl']],
  ['rake', rake, [bad, '--margin', `zone=${good.margin}`]], ['rake --margin', rake, [good.csv, '--margin', `zone=${bad}`]], ['wait', wait, [bad, '--zone', 'zone', '--seconds', 'seconds', '--at', 'day']],
  ['assign', assign, [bad, good.zones, ...place, '--id', 'code', '--unplaced', aside]], ['assign, zones', assign, [good.csv, bad, ...place, '--id', 'code', '--unplaced', aside]],
  ['hotspots', hotspots, [bad, ...place, '--cell', '500', '--band', '1000', '--time', 'day']], ['near-repeat', nearRepeat, [bad, ...place, '--time', 'day', '--space', '500', '--days', '4', '--permutations', '9', '--json']],
  ['dark-figure', darkFigure, [bad, '--events', 'events', '--told', 'told', '--people', '1000', '--recorded', '9']], ['disclosure', disclosure, [tables, '--by', 'zone']],
]

/** Bytes with some of them changed, cut out or put in, and perhaps the end cut off. */
const hurt = (whole: Buffer) => fc.tuple(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.constantFrom('set', 'cut', 'put'), fc.uint8Array({ minLength: 1, maxLength: 4 })), { maxLength: 6 }), fc.oneof(fc.constant(whole.length), fc.nat(whole.length))).map(([wounds, end]) =>
  wounds.reduce((bytes, [at, how, some]) => Buffer.concat([bytes.subarray(0, at), how === 'cut' ? Buffer.alloc(0) : some, bytes.subarray(how === 'put' ? at : at + some.length)]), whole).subarray(0, end))
const cell = fc.oneof(fc.string(), fc.constantFrom('', '"', '""', '\0', '-1', '1e308', 'NaN', 'Infinity', '9'.repeat(20_000), 'A', '5', '28.5', '2026-13-45', '\u2028', '<script>', '=1+1'), fc.double().map(String))
const ragged = fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 }).chain((some) => fc.constantFrom(',', ';', '\t', '|').map((mark) => Buffer.from([names, ...some].map((row) => row.join(mark)).join('\n'))))
const table = fc.array(fc.tuple(...names.map(() => cell)), { maxLength: 8 }).map((some) => Buffer.from([names, ...some.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`))].map((row) => row.join(',')).join('\r\n')))
const geometry = fc.oneof(fc.jsonValue(), fc.record({ type: fc.constantFrom('Point', 'Polygon', 'MultiPolygon', 'Wrong'), coordinates: fc.oneof(fc.jsonValue(), fc.array(fc.array(fc.array(fc.oneof(fc.double(), fc.integer({ min: -200, max: 200 })), { maxLength: 3 }), { maxLength: 5 }), { maxLength: 2 })) }))
const geojson = fc.oneof(fc.jsonValue(), fc.record({ type: fc.constant('FeatureCollection'), features: fc.array(fc.oneof(fc.jsonValue(), fc.record({ type: fc.constant('Feature'), properties: fc.oneof(fc.jsonValue(), fc.constant({ code: 'A', x: 1, y: 2, zone: 'A' })), geometry })), { maxLength: 4 }) })).map((json) => Buffer.from(JSON.stringify(json)))
const malformed = fc.oneof(fc.uint8Array({ maxLength: 300 }), hurt(csv), hurt(gzipSync(csv)), hurt(parquet), hurt(Buffer.from(JSON.stringify(points))), hurt(Buffer.from(JSON.stringify(zones))), ragged, table, geojson)

test('three hundred broken files against every tool: each ends with an answer or one sentence, never with a crash', async () => {
  const seen = new Set<string>()
  await fc.assert(fc.asyncProperty(malformed, async (bytes) => {
    writeFileSync(bad, bytes)
    for (const [name, tool, argv] of tools) {
      let out = '', err = ''
      rmSync(aside, { force: true })
      const code = await tool(argv, { write: (text) => (out += text) }, { write: (text) => (err += text) })
      assert.ok(code === 0 || code === 2 || (code === 1 && /^(rake|disclosure)/.test(name)), `${name} ended with ${code}`)
      if (code === 2) assert.match(err.split('\n').at(-2) ?? '', /^.{10,600}[.?]$/su, name)
      assert.doesNotMatch(err, /\n\s+at |Error\b|undefined|\[object/, name)
      // A zone may be called so; a number may not.
      assert.doesNotMatch(out.replace(/^NaN\b|"NaN"|\bzone=NaN\b/gm, ''), /\bNaN\b|undefined|\[object/, name)
      seen.add(`${name} ${code}`)
    }
  }), night ? { numRuns: 3000 } : { numRuns: 300, seed: 20270110 })
  for (const [name] of tools) assert.ok(seen.has(`${name} 2`), `${name} refused none`)
})
