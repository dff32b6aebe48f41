import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { disclosure } from './disclosure.ts'

const root = mkdtempSync(join(tmpdir(), 'vatra-disclosure-'))
after(() => rmSync(root, { recursive: true }))

const safe = 'zone,said,n\nA,yes,\nA,no,\nA,all,60\nB,yes,\nB,no,\nB,all,60\nall,yes,60\nall,no,60\nall,all,120\n'

test('four hidden counts in a square with room between them are safe', async () => {
  const { code, rows, err } = await asked({ 'a.csv': safe })
  assert.deepEqual([code, rows], [0, []])
  assert.match(err, /^1 files, 9 cells, 4 hidden: 0 of them can be worked out to within 5; 0 small counts are shown\.\n$/)
})

test('a count hidden alone is given away by its row, and a small count that is shown is named', async () => {
  const { code, rows } = await asked({ 'a.csv': 'zone;count\nA;*\nB;57\nC;4\ntotal;64\n' })
  assert.equal(code, 1)
  assert.deepEqual(rows, [{ finding: 'worked out', file: 'a.csv', cell: 'people zone=A', low: 3, high: 3, row: 2 }, { finding: 'small and shown', file: 'a.csv', cell: 'people zone=C', low: 4, high: 4, row: 4 }])
})

test('what one table hides, another one in the folder gives away, also a level higher', async () => {
  const waves = { 'first.csv': 'wave,zone,n\n1,A,<5\n1,B,<5\n1,C,50\n1,all,\n', 'sums.csv': 'column,whole,part\nzone,west,A\nzone,west,B\n' }
  const alone = await asked({ 'first.csv': waves['first.csv'] }), linked = await asked({ 'first.csv': waves['first.csv'], 'sums.csv': waves['sums.csv'], 'second.csv': 'wave,zone,n\n1,west,6\n1,C,50\n1,all,56\n' })
  assert.deepEqual([alone.rows, linked.rows.map(({ finding }) => finding)], [[], []])
  const given = await asked({ 'first.csv': waves['first.csv'], 'sums.csv': waves['sums.csv'], 'second.csv': 'wave,zone,n\n1,west,3\n' })
  assert.deepEqual(given.rows.map(({ finding, cell, low, high }) => [finding, cell, low, high]),
    [['worked out', 'people wave=1', 53, 53], ['small and shown', 'people wave=1 zone=west', 3, 3], ['worked out', 'people wave=1 zone=A', 0, 3], ['worked out', 'people wave=1 zone=B', 0, 3]])
})

test('a sign that says how small a hidden count is gives it away where the sums leave one value', async () => {
  const table = (sum: number, sign = '<5') => ({ 'a.csv': `zone,n\nA,${sign}\nB,${sign}\nC,90\nall,${90 + sum}\n` })
  assert.deepEqual((await asked(table(8))).rows.map(({ cell, low, high }) => [cell, low, high]), [['people zone=A', 4, 4], ['people zone=B', 4, 4]])
  assert.deepEqual((await asked(table(2, '1-4'))).rows.map(({ low, high }) => [low, high]), [[1, 1], [1, 1]])
  assert.deepEqual([(await asked(table(8, '*'))).rows, (await asked(table(6))).rows], [[], []])
  const odd = await asked(table(12))
  assert.deepEqual([odd.code, odd.rows], [0, []])
  assert.match(odd.err, /does not fit the sums; they are taken for hidden and no more/)
})

test('questions stand apart: the same people answer each', async () => {
  const { code, rows } = await asked({ 'a.csv': 'item,zone,n\nq1,A,30\nq1,all,60\nq1,B,30\nq2,A,\nq2,B,28\nq2,all,58\n' }, '--apart', 'item')
  assert.deepEqual([code, rows.map(({ cell, low }) => [cell, low])], [1, [['q2 zone=A', 30]]])
})

test('tables that do not fit each other are said by file and row, with exit code 2', async () => {
  for (const [files, sentence] of [
    [{ 'a.csv': 'zone,n\nA,10\nB,20\nall,31\n' }, /a\.csv, row 4: people is 31, but its parts \(people zone=A …\) add up to 30/], [{ 'a.csv': 'zone,n\nA,10\n', 'b.csv': 'zone,n\nA,11\n' }, /b\.csv, row 2: people zone=A is 11, but 10 in a\.csv, row 2/],
    [{ 'a.csv': 'zone,n\nA,many\n' }, /a\.csv, row 2, column of counts: "many" is neither/], [{ 'a.csv': 'zone,share\nA,0.5\n' }, /--count names the column/], [{ 'a.doc': '' }, /holds no \.csv, \.tsv, \.txt or \.parquet file/], [{ 'a.csv': 'zone,n\nA,\nB,9\nall,5\n' }, /row 4: people is 5, but its parts that are shown add up to 9/],
  ] as [Record<string, string>, RegExp][]) {
    const { code, err } = await run(folderOf(files))
    assert.equal(code, 2, err)
    assert.match(err, sentence)
  }
  assert.match((await run(join(root, 'nowhere'))).err, /There is no folder/)
  assert.match((await run()).err, /One file is needed \(FOLDER\), none given/)
})

async function asked(files: Record<string, string>, ...flags: string[]) {
  const { code, out, err } = await run(folderOf(files), ...flags, '--json')
  assert.notEqual(code, 2, err)
  return { code, err, rows: JSON.parse(out) as { finding: string; cell: string; low: number; high: number }[] }
}

let folders = 0
function folderOf(files: Record<string, string>): string {
  const folder = join(root, String(++folders))
  mkdirSync(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

async function run(...argv: string[]) {
  let out = '', err = ''
  const code = await disclosure(argv, { write: (text) => (out += text) }, { write: (text) => (err += text) })
  return { code, out, err }
}
