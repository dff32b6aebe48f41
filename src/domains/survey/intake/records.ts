import { CsvError, parse } from 'csv-parse'
import { Refusal } from '#frame/refusal.ts'
import { delimiterOf } from './decoded.ts'

/** Enough text to be worth a turn, little enough that other requests are served between two of them. */
const turn = 1 << 18

/** Hands out a table's rows one by one, the header first, with blanks around cells cut off. `between` is awaited now and then: what was handed out may be put away. */
export async function eachRecord(text: string, take: (cells: readonly string[]) => void, between: () => Promise<void>): Promise<void> {
  const parser = parse({
    delimiter: delimiterOf(text), bom: true, trim: true, relax_column_count: true, skip_empty_lines: true,
    on_record: (cells: string[]) => void take(cells),
  })
  const ended = new Promise<void>((done, failed) => parser.on('error', failed).on('end', done).resume())
  ended.catch(() => {}) // awaited below; a fault may come before that
  for (let at = 0; at < text.length && !parser.errored; at += turn) {
    parser.write(text.slice(at, at + turn))
    await new Promise((next) => setImmediate(next))
    await between()
  }
  parser.end()
  await ended.catch((fault: unknown) => {
    if (!(fault instanceof CsvError)) throw fault
    throw new Refusal('invalid', 'survey.not-a-table', { file: 'survey.not-a-table' }, { row: Number(fault.lines ?? 0) })
  })
}
