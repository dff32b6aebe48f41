import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '#frame/refusal.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { decodedInTurns } from '#platform/table/decoded.ts'
import { eachRecord, NotATable } from '#platform/table/each-record.ts'
import { piecesOf, type InPieces } from '#platform/table/pieces-of.ts'
import type { Profile } from '../words.ts'

/** A file as it arrives: its text, or its bytes as they were (base64) where nobody has looked at the letters yet. */
export const FileOfIncidents = { file: z.string().min(1, 'incidents.file-is-empty'), encoding: z.enum(['text', 'base64']).default('text') }
type Arrived = { readonly file: string; readonly encoding: 'text' | 'base64' }

/** The file as text, in the letters that the profile names or else in those it seems to be written in, and the name that it has everywhere. */
export async function textOf({ file, encoding }: Arrived, letters?: string): Promise<{ readonly text: InPieces; readonly hash: string }> {
  const text = encoding === 'text' ? file : await decodedInTurns(file, { letters }), hash = createHash('sha256'), giveWay = givingWay()
  for (const piece of piecesOf(text)) {
    hash.update(piece)
    await giveWay()
  }
  return { text, hash: hash.digest('hex') }
}

/** Hands out the rows of a file one by one, the header first; what is no table, or holds nothing, is refused. */
export async function eachRow(text: InPieces, delimiter: Profile['delimiter'], take: (cells: readonly string[]) => void, between: () => Promise<void> = async () => {}): Promise<void> {
  await eachRecord(text, take, between, delimiter).catch((fault: unknown) => {
    if (!(fault instanceof NotATable)) throw fault
    throw new Refusal('invalid', 'incidents.not-a-table', { file: 'incidents.not-a-table' }, { row: fault.row })
  })
}

/** Files with people in them are sent back as they are: nothing of people is taken in. */
export function refusePeople(columns: readonly string[]): void {
  if (columns.length > 0) throw new Refusal('invalid', 'incidents.names-people', { file: 'incidents.names-people' }, { columns: columns.join(', ') })
}
