import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '#frame/refusal.ts'
import { type Expected, type ReadFile, readSheets, type SomeSheets } from '../rules/sheets/read-sheets.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { tellStep } from '#platform/background/waited-for.ts'
import { decodedInTurns } from '#platform/table/decoded.ts'
import { linesIn } from '#platform/table/lines-in.ts'
import { piecesOf, type InPieces } from '#platform/table/pieces-of.ts'
import { eachRecord } from './records.ts'

/** Answers of one statement: enough that its cost is spread, few enough that putting it together keeps nobody waiting. */
const answersAtOnce = 20_000

/** A survey company's file as it arrives: its text, or its bytes as they were (base64) where nobody has looked at the letters yet. */
export const FileOfSheets = { file: z.string().min(1, 'survey.file-is-empty'), encoding: z.enum(['text', 'base64']).default('text') }
type Arrived = { readonly file: string; readonly encoding: 'text' | 'base64' }

/** The file as text, and the name it has everywhere: the same answers saved in another encoding are the same file. */
export async function textOf({ file, encoding }: Arrived): Promise<{ readonly text: InPieces; readonly hash: string }> {
  const text = encoding === 'text' ? file : await decodedInTurns(file), hash = createHash('sha256'), giveWay = givingWay()
  for (const piece of piecesOf(text)) {
    hash.update(piece)
    await giveWay()
  }
  return { text, hash: hash.digest('hex') }
}

/**
 * Reads the sheets of a file and finds everything that is wrong with it. `keep` is handed some hundreds of sheets at a time while the next
 * are being read; after the first fault it is handed none, and whoever keeps them must let go of all.
 */
export async function sheetsOfFile(text: InPieces, expected: Expected, keep?: (sheets: SomeSheets) => Promise<void>): Promise<ReadFile> {
  const chunk = Math.max(1, Math.floor(answersAtOnce / Math.max(1, expected.instrument.questions.length)))
  let reading: ReturnType<typeof readSheets> | undefined
  const lines = await linesIn(text)
  let keeping = Promise.resolve(), rows = 0
  const put = async () => {
    const sheets = reading!.drain()
    if (!keep || sheets.count === 0 || reading!.told().faultsInAll > 0) return
    await keeping
    keeping = keep(sheets)
    keeping.catch(() => {}) // awaited at the next turn; reading may fail before that
  }
  const take = (cells: readonly string[]) => (rows++, reading ? reading.take(cells) : void (reading = readSheets(cells, expected)))
  await eachRecord(text, take, async () => {
    tellStep('survey.at-lines', rows, lines)
    if (reading && reading.waiting() >= chunk) await put()
  })
  if (!reading) throw new Refusal('invalid', 'survey.file-is-empty', { file: 'survey.file-is-empty' })
  await put()
  await keeping
  return reading.told()
}
