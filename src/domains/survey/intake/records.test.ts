import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from '#testing/run/fast-check.ts'
import type { Refusal } from '#frame/refusal.ts'
import { eachRecord } from './records.ts'

test('a table is read with quotes, line ends within them, blanks around cells and rows of any length (B11)', async () => {
  assert.deepEqual(await read('zone, mode ,"words"\r\n1,web,"two\r\nlines, and ""quotes"""\r\n\r\n2,"",\r\n 3 \r\n'), [
    ['zone', 'mode', 'words'], ['1', 'web', 'two\r\nlines, and "quotes"'], ['2', '', ''], ['3'],
  ])
  assert.deepEqual(await read('\ufeffzone;mode\r1;web\r'), [['zone', 'mode'], ['1', 'web']])
  assert.deepEqual(await read('zone\tmode\n\tweb'), [['zone', 'mode'], ['', 'web']])
})

test('quotes that make no sense are told by their line (B11)', async () => {
  const refused = (text: string) => read(text).then(() => null, (fault: Refusal) => [fault.code, fault.values?.row])
  assert.deepEqual(await refused('a,b\n1,"2\n3,4'), ['survey.not-a-table', 3], 'a quote that is never closed is missed where the file ends')
  assert.deepEqual(await refused('a,b\n"1\n1",2\n3,4"'), ['survey.not-a-table', 4])
  assert.deepEqual(await refused('a,b\n"1"1,2'), ['survey.not-a-table', 2])
})

test('a table without quotes is cut as a parser reads it (B11)', async () => {
  const cell = fc.oneof(fc.constantFrom('', ' ', '"', '""', '"a"', ' "b" ', '"c,d"', '"e\nf"', '"g""h"', 'x', ' y ', '\t', 'é'), fc.string({ unit: fc.constantFrom('"', ',', '\n', ' ', 'a', ';'), maxLength: 6 }))
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(',')), { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'))
  await fc.assert(fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (lines, end) => {
    const text = `zone,mode,words,age${end}${lines.replaceAll('\n', end)}`
    assert.deepEqual(await read(text).catch(() => 'no table'), parsed(text))
  }), { numRuns: 2000 })
})

async function read(text: string): Promise<string[][]> {
  const rows: string[][] = []
  await eachRecord(text, (cells) => void rows.push([...cells]), async () => {})
  return rows
}

function parsed(text: string): string[][] | string {
  try {
    return parse(text, { delimiter: ',', bom: true, trim: true, relax_column_count: true, skip_empty_lines: true })
  } catch {
    return 'no table'
  }
}
