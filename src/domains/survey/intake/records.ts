import { Refusal } from '#frame/refusal.ts'
import { eachRecord as eachRow, NotATable } from '#platform/table/each-record.ts'
import type { InPieces } from '#platform/table/pieces-of.ts'

/** Hands out a file's rows one by one, the header first; what is no table is refused. `between` is awaited now and then. */
export async function eachRecord(text: InPieces, take: (cells: readonly string[]) => void, between: () => Promise<void>): Promise<void> {
  await eachRow(text, take, between).catch((fault: unknown) => {
    if (!(fault instanceof NotATable)) throw fault
    throw new Refusal('invalid', 'survey.not-a-table', { file: 'survey.not-a-table' }, { row: fault.row })
  })
}
