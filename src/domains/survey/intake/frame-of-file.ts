import { Refusal } from '#frame/refusal.ts'
import { tellStep } from '#platform/background/waited-for.ts'
import type { FrameZone, ReadFrame } from '../rules/sample/read-frame.ts'
import { readFrame } from '../rules/sample/read-frame.ts'
import { linesIn } from '#platform/table/lines-in.ts'
import type { InPieces } from '#platform/table/pieces-of.ts'
import { eachRecord } from './records.ts'

/** The rows of a sampling frame, or a refusal that names what is wrong by row and column. */
export async function frameOfFile(text: InPieces, zones: readonly FrameZone[]): Promise<ReadFrame> {
  let reading: ReturnType<typeof readFrame> | undefined
  const lines = await linesIn(text)
  let rows = 0
  await eachRecord(text, (cells) => (rows++, reading ? reading.take(cells) : void (reading = readFrame(cells, zones))), async () => tellStep('survey.at-lines', rows, lines))
  const read = reading?.told()
  if (!read) throw new Refusal('invalid', 'survey.file-is-empty', { file: 'survey.file-is-empty' })
  if (read.faultsInAll > 0) throw unreadable(read)
  return read
}

/** Where and why, never what stands there: the cells of a frame are addresses and people. */
function unreadable({ faults, faultsInAll }: ReadFrame): Refusal {
  const first = faults[0]!
  return new Refusal('invalid', 'survey.frame-has-faults', Object.fromEntries(faults.slice(0, 20).map(({ row, column, code }) => [`${row}:${column}`, code])), { faults: faultsInAll, row: first.row, column: first.column })
}
