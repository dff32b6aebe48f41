import { v7 } from 'uuid'
import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { keepSheets } from '../intake/keep-sheets.ts'
import { resealing } from '../reckoning/seal/resealing.ts'
import { sealWave } from '../reckoning/seal/seal-wave.ts'
import { mappingFor } from '../intake/mapping-for.ts'
import { FileOfSheets, sheetsOfFile, textOf } from '../intake/sheets-of-file.ts'
import { knownWave, type KnownWave, zonesOfWave } from '../reckoning/known-wave.ts'
import type { ReadFile } from '../rules/sheets/read-sheets.ts'
import { tables } from '../tables.ts'
import { BatchId, Mapping, WaveId } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), wave: WaveId, fileName: z.string().trim().min(1).max(200), ...FileOfSheets,
  /** Which column is what, or the name of a saved mapping. */
  mapping: z.union([Mapping, z.string().min(1)]),
})
type Asked = z.output<typeof Asked>
const Answer = z.object({ batch: BatchId, sheets: z.number(), already: z.boolean(), /** Of a wave that is closed: the number of its new seal. */ seal: z.string().optional() })

/** Takes in a survey company's file: all of it or nothing, and the same file twice is kept once. One that comes when the wave is closed leaves a new seal. */
export const importSheets = command('survey.import-sheets', { input: Asked, answer: Answer, find: findWave, run: take, trace: ({ wave }, { directorate }, { batch, seal }) => ({ directorate, subject: { wave, batch, ...(seal && { seal }) } }) })

async function findWave(ctx: Ctx, asked: Asked): Promise<KnownWave> {
  return knownWave(ctx, asked, 'share')
}

async function take(ctx: Ctx, asked: Asked, known: KnownWave) {
  if (known.wave.state === 'planned') throw new Refusal('conflict', 'survey.wave-not-open', {}, { opensOn: known.wave.opens_on })
  if (known.wave.state === 'published') throw new Refusal('too-late', 'survey.wave-published')
  const { text, hash } = await textOf(asked)
  const { directorate, commissariat, wave } = known
  const zones = await zonesOfWave(ctx, known)
  const mapping = await mappingFor(ctx, known, asked.mapping)
  const batch = await newBatch(ctx, known, asked.fileName, hash)
  if (batch === null) return { ...(await sameFile(ctx, known, hash)), already: true }
  const belongs = { directorate, commissariat, wave: wave.id, batch, zones, sealed: wave.state === 'closed' }
  if (belongs.sealed) await resealing(ctx, wave.id)
  const read = await sheetsOfFile(text, { instrument: known.instrument, mapping, zones, offered: wave.modes }, (sheets) => keepSheets(ctx, sheets, belongs))
  // What was kept before a fault goes with the transaction.
  if (read.faultsInAll > 0) throw unreadable(read)
  if (read.sheets === 0) throw new Refusal('invalid', 'survey.no-row-to-take', { file: 'survey.no-row-to-take' })
  await tables(ctx).updateTable('survey.batches').set({ sheets: read.sheets }).where('directorate_id', '=', directorate).where('id', '=', batch).execute()
  const seal = belongs.sealed ? await sealWave(ctx, known, 'file-came') : undefined
  return { batch, sheets: read.sheets, already: false, ...(seal && { seal }) }
}

/** Null when the file is there. Somebody who sends it at the same moment waits here for the other, and then finds it. */
async function newBatch(ctx: Ctx, { directorate, commissariat, wave }: KnownWave, fileName: string, hash: string): Promise<BatchId | null> {
  const made = await tables(ctx).insertInto('survey.batches')
    .values({ directorate_id: directorate, id: v7(), commissariat_id: commissariat, wave_id: wave.id, file_name: fileName, file_hash: hash, sheets: 0, state: 'kept' })
    .onConflict((same) => same.columns(['directorate_id', 'wave_id', 'file_hash']).where('state', '=', 'kept').doNothing()).returning('id').executeTakeFirst()
  return (made?.id as BatchId | undefined) ?? null
}

async function sameFile(ctx: Ctx, { directorate, wave }: KnownWave, hash: string) {
  const { id, sheets } = await tables(ctx).selectFrom('survey.batches').select(['id', 'sheets'])
    .where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).where('file_hash', '=', hash).where('state', '=', 'kept').executeTakeFirstOrThrow()
  return { batch: id as BatchId, sheets }
}

/** The first faults by row and column; the preview lists more of them. */
function unreadable({ faults, faultsInAll }: ReadFile): Refusal {
  const first = faults[0]!
  return new Refusal('invalid', 'survey.file-has-faults', Object.fromEntries(faults.slice(0, 20).map(({ row, column, code }) => [`${row}:${column}`, code])), { faults: faultsInAll, row: first.row, column: first.column })
}
