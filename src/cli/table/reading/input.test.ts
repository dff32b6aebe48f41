import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import iconv from 'iconv-lite'
import { toolRun } from '#testing/cli/tool-run.ts'
import { estimate } from '../../estimate.ts'
import { readColumns } from '../read-columns.ts'
import { cutRows } from './cut-rows.ts'

const { folder, run } = toolRun(estimate)
let files = 0

function kept(bytes: Uint8Array | string, ending: string): string {
  const path = join(folder, `${++files}.${ending}`)
  writeFileSync(path, bytes)
  return path
}

async function cells(path: string, ...names: string[]): Promise<string[][]> {
  const { column, row } = await readColumns(path, names)
  return row.map((_, i) => names.map((name) => column.get(name)!.words[column.get(name)!.word[i]!]!))
}

const tongues = [
  ['windows-1250', 'Întrebare', ['Siguranţă pe stradă', 'Mulţumit de poliţie', 'Bălţi, foarte rău', 'Chişinău']],
  ['windows-1251', 'Вопрос', ['Безопасность на улице', 'доволен', 'Бельцы, очень плохо', 'Кишинёв']],
  ['windows-1257', 'Jautājums', ['Drošība uz ielas', 'Apmierināts', 'Rīga, Čiekurkalns, ļoti slikti', 'Ķengarags']],
  ['windows-1257', 'Klausimas', ['Šiauliai, ąžuolas', 'labai blogai', 'Žvėrynas, taip įėjimas', 'ūkis']],
  ['windows-1252', 'Përgjigje', ['Siguria në rrugë', 'shumë mirë', 'Shkodër, Lezhë, Çamëri', 'po']],
] as const

test('five tongues in their old letters, in UTF-8 with and without mark and in UTF-16, parted by commas, semicolons, tabs and bars, read the same', async () => {
  for (const [encoding, name, answers] of tongues) {
    for (const mark of [',', ';', '\t', '|']) {
      const text = `zone${mark}${name}\r\n${answers.map((answer, i) => `${i}${mark}${answer.includes(mark) ? `"${answer}"` : answer}`).join('\r\n')}\r\n`
      const written = [iconv.encode(text, encoding), Buffer.from(text), Buffer.from(`\ufeff${text}`), iconv.encode(text, 'utf-16le', { addBOM: true }), iconv.encode(text, 'utf-16be', { addBOM: true }), iconv.encode(text, 'utf-16le'), gzipSync(iconv.encode(text, encoding))]
      for (const [i, bytes] of written.entries()) assert.deepEqual(await cells(kept(bytes, 'csv'), 'zone', name), answers.map((answer, k) => [String(k), answer]), `${encoding}, "${mark}", way ${i}`)
    }
  }
})

test('rows are the same in whatever pieces a text comes, with quotes over lines and lines of any system', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = `id,said,note${end}1, "He said ""no"",${end}twice" ,x${end}${end} 2 ,"",""${end}3,plain,"last"`
    const whole = cut([text])
    assert.deepEqual(whole, [[['id', 'said', 'note'], 1], [['1', `He said "no",${end}twice`, 'x'], 2], [['2', '', ''], 5], [['3', 'plain', 'last'], 6]])
    for (const size of [1, 2, 3, 7]) assert.deepEqual(cut(text.match(new RegExp(`[^]{1,${size}}`, 'g'))!), whole, `pieces of ${size}`)
  }
})

function cut(pieces: readonly string[]): [string[], number][] {
  const found: [string[], number][] = [], rows = cutRows('a file', (row, line) => found.push([row, line]))
  for (const piece of pieces) rows.feed(piece)
  rows.feed('', true)
  return found
}

test('a file whose first foreign letter comes late is read in the right letters, and one that changes them midway is refused', async () => {
  const lines = Array.from({ length: 60_000 }, (_, i) => `${i},plain text of row ${i}`).join('\n')
  const late = await cells(kept(Buffer.concat([Buffer.from(`id,said\n${lines}\n`), iconv.encode('60000,Кишинёв доволен безопасностью\n', 'windows-1251')]), 'csv'), 'id', 'said')
  assert.deepEqual(late.at(-1), ['60000', 'Кишинёв доволен безопасностью'])
  const mixed = kept(Buffer.concat([Buffer.from(`id,said\n0,Chișinău\n${lines}\n`), iconv.encode('1,Кишинёв\n', 'windows-1251')]), 'csv')
  await assert.rejects(cells(mixed, 'id'), /begins as UTF-8 and goes on in bytes that are not/)
})

const table = [
  { name: 'zone', data: ['A', 'A', 'B', 'B', null], type: 'STRING' }, { name: 'safe', data: [5, 2, 4, null, 1], type: 'INT32' }, { name: 'weight', data: [1.5, 1, 0.25, 2, 1], type: 'DOUBLE' },
  { name: 'on', data: ['2026-03-05', '2026-03-05T12:30:00Z', '2026-03-06', '2026-03-07', '2026-03-08'].map((day) => new Date(day)), type: 'TIMESTAMP' }, { name: 'told', data: [true, false, true, false, true], type: 'BOOLEAN' },
  { name: 'count', data: [1n, 2n, 3n, 4n, 9007199254740993n], type: 'INT64' },
] as const
const packings = { SNAPPY: undefined, GZIP: (bytes: Uint8Array) => gzipSync(bytes), ZSTD: (bytes: Uint8Array) => zstdCompressSync(bytes), BROTLI: (bytes: Uint8Array) => brotliCompressSync(bytes) }

function parquet(codec: keyof typeof packings | 'UNCOMPRESSED' | 'LZ4', rowGroupSize = 2): Uint8Array {
  const pack = packings[codec as keyof typeof packings]
  return new Uint8Array(parquetWriteBuffer({ columnData: table.map((column) => ({ ...column, data: [...column.data] })), codec, rowGroupSize, ...(codec === 'LZ4' ? { compressors: { LZ4: (bytes: Uint8Array) => bytes } } : pack && { compressors: { [codec]: pack } }) }))
}

test('Parquet in any usual packing, in several groups of rows, is read as the same table in CSV', async () => {
  const known = [['A', '5', '1.5', '2026-03-05', 'true', '1'], ['A', '2', '1', '2026-03-05T12:30:00Z', 'false', '2'], ['B', '4', '0.25', '2026-03-06', 'true', '3'], ['B', '', '2', '2026-03-07', 'false', '4'], ['', '1', '1', '2026-03-08', 'true', '9007199254740993']]
  for (const codec of ['SNAPPY', 'GZIP', 'ZSTD', 'BROTLI', 'UNCOMPRESSED'] as const) {
    const path = kept(parquet(codec), 'parquet')
    assert.deepEqual(await cells(path, 'zone', 'safe', 'weight', 'on', 'told', 'count'), known, codec)
    assert.deepEqual(await cells(path, 'safe'), known.map(([, safe]) => [safe]), codec)
  }
  const asked = ['--zone', 'zone', '--items', 'safe', '--mean', '--weight', 'weight', '--json'], csv = kept(`zone,safe,weight\n${known.map((row) => row.slice(0, 3).join(',')).join('\n')}\n`, 'csv')
  const plainly = await run(csv, ...asked)
  for (const bytes of [parquet('SNAPPY', 100), gzipSync(parquet('SNAPPY'))]) assert.deepEqual(await run(kept(bytes, 'bin'), ...asked), plainly)
})

test('a fault in Parquet is said by its row, a packing that is not read by its name, a cut file as such', async () => {
  const path = kept(parquet('SNAPPY'), 'parquet')
  for (const [file, item, sentence] of [
    [path, 'zone', /row 1, column "zone": "A" is not a number\.$/], [path, 'safely', /has no column "safely"; it has "zone", "safe", "weight", "on", "told", "count"\.$/],
    [kept(parquet('LZ4'), 'parquet'), 'safe', /is packed by LZ4, which is not read here; write it anew with Snappy, gzip or Zstandard\.$/], [kept(parquet('SNAPPY').slice(0, 300), 'parquet'), 'safe', /is not a whole Parquet file\.$/],
  ] as [string, string, RegExp][]) {
    const { code, out, err } = await run(file, '--items', item, '--mean')
    assert.deepEqual([code, out], [2, ''], err)
    assert.match(err.trim(), sentence)
  }
})

test('Parquet and packed CSV are read from standard input too', () => {
  const script = `import { estimate } from ${JSON.stringify(new URL('../../estimate.ts', import.meta.url).href)}
    process.exitCode = await estimate(['-', '--items', 'safe', '--mean', '--json'], process.stdout)`
  for (const input of [parquet('SNAPPY'), gzipSync('safe\n5\n2\n4\n1\n')]) assert.equal(JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { input, encoding: 'utf8' }))[0].estimate, 3)
})

test('the same rows are written for the eye, as CSV, as JSON and as JSON lines, and two ways at once are refused', async () => {
  const path = kept('zone,safe\n"A, old",5\n"A, old",2\nB,4\n', 'csv'), asked = [path, '--zone', 'zone', '--items', 'safe', '--mean']
  const json = JSON.parse((await run(...asked, '--json')).out) as Record<string, unknown>[], lines = (await run(...asked, '--jsonl')).out.trimEnd().split('\n')
  assert.deepEqual(lines.map((line) => JSON.parse(line)), json)
  const [heading, first, ...others] = (await run(...asked, '--csv')).out.trimEnd().split('\n')
  assert.equal(heading, Object.keys(json[0]!).join(','))
  assert.equal(first, Object.values(json[0]!).map((cell) => (cell === 'A, old' ? '"A, old"' : cell ?? '')).join(','))
  assert.equal(others.length, 1)
  const { code, err } = await run(...asked, '--csv', '--jsonl')
  assert.deepEqual([code, err], [2, 'Choose one of --csv and --jsonl. See --help.\n'])
})

test('a first line that says what parts the cells, as Excel writes it, is no heading, and rows keep their places', async () => {
  for (const [mark, end] of [[';', '\r\n'], ['\t', '\n'], ['|', '\n'], [';', '\r']] as const) {
    const rows: string[][] = [], lines: number[] = [], { feed } = cutRows('a.csv', (cells, line) => (rows.push(cells), lines.push(line)))
    for (const letter of [`sep=${mark}`, `a,b${mark}c`, `1,5${mark}2`].map((line) => line + end).join('')) feed(letter)
    feed('', true)
    assert.deepEqual([rows, lines], [[['a,b', 'c'], ['1,5', '2']], [2, 3]], JSON.stringify(mark + end))
  }
  const { err, code } = await run(kept('sep=;\na;b\n1;2\nx;2\n', 'csv'), '--items', 'a', '--mean')
  assert.match(`${code} ${err}`, /^2 .*row 4, column "a": "x" is not a number/)
})
