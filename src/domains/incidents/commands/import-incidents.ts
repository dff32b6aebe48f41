import { v7 } from 'uuid'
import { z } from 'zod'
import { CommissariatId, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { countedByMonth } from '../intake/counted-by-month.ts'
import { FileOfIncidents, textOf } from '../intake/file-of-incidents.ts'
import { expectedOn, groundOf } from '../intake/ground.ts'
import { incidentsOfFile } from '../intake/incidents-of-file.ts'
import { keepIncidents } from '../intake/keep-incidents.ts'
import { profileFor, type NamedProfile } from '../intake/profile-for.ts'
import { tally } from '../intake/tally.ts'
import { knownPlace, type KnownPlace } from '../steps/known-place.ts'
import { tables } from '../tables.ts'
import { BatchId, Profile } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), commissariat: CommissariatId.optional(), fileName: z.string().trim().min(1).max(200), ...FileOfIncidents,
  /** How it is read, or the name of a profile. */
  profile: z.union([Profile, z.string().min(1)]),
  /** Rows that cannot be read are left out and counted, instead of keeping the whole file out. */
  acceptFaults: z.boolean().default(false),
})
type Asked = z.output<typeof Asked>
const Answer = z.object({ batch: BatchId, incidents: z.number(), placed: z.number(), unplaced: z.number(), leftOut: z.number(), already: z.boolean() })

/** Takes in what the police recorded (C1): all of a file or nothing, unless faulty rows may be left out; the same file is kept once. */
export const importIncidents = command('incidents.import-incidents', { input: Asked, answer: Answer, find: knownPlace, run: take, trace: (_, { directorate, commissariat }, { batch }) => ({ directorate, subject: { commissariat, batch } }) })

async function take(ctx: Ctx, asked: Asked, place: KnownPlace): Promise<z.output<typeof Answer>> {
  const named = await profileFor(ctx, place, asked.profile)
  const { text, hash } = await textOf(asked, named.profile.encoding)
  const batch = await newBatch(ctx, place, asked.fileName, hash, named)
  if (batch === null) return sameFile(ctx, place, hash)
  const ground = await groundOf(ctx, place)
  const belongs = { ...place, batch, commissariatOf: new Map(ground.map(({ id, commissariat }) => [id, commissariat])) }
  const counted = tally(), byMonth = countedByMonth(belongs)
  const { faults, faultsInAll, faulty } = await incidentsOfFile(text, await expectedOn(ground, named.profile, ctx.now), (incidents) => (counted.add(incidents), byMonth.add(incidents), keepIncidents(ctx, incidents, belongs)))
  if (faultsInAll > 0 && !asked.acceptFaults) throw unreadable(faults, faultsInAll)
  const { placed, unplaced, from, to } = counted.told()
  if (placed + unplaced === 0) throw new Refusal('invalid', 'incidents.no-row-to-take', { file: 'incidents.no-row-to-take' })
  await byMonth.keep(ctx)
  await tables(ctx).updateTable('incidents.batches').set({ rows: placed + unplaced, placed, unplaced, left_out: faulty, from_on: from, to_on: to })
    .where('directorate_id', '=', place.directorate).where('id', '=', batch).execute()
  return { batch, incidents: placed + unplaced, placed, unplaced, leftOut: faulty, already: false }
}

/** Null when the file is there. Somebody who sends it at the same moment waits here for the other, and then finds it. */
async function newBatch(ctx: Ctx, { directorate, commissariat }: KnownPlace, fileName: string, hash: string, { name, profile }: NamedProfile): Promise<BatchId | null> {
  const made = await tables(ctx).insertInto('incidents.batches').values({
    directorate_id: directorate, id: v7(), commissariat_id: commissariat, file_name: fileName, file_hash: hash, source: name ?? fileName, profile: JSON.stringify(profile),
    rows: 0, placed: 0, unplaced: 0, left_out: 0, from_on: null, to_on: null, state: 'kept',
  }).onConflict((same) => same.columns(['directorate_id', 'commissariat_id', 'file_hash']).where('state', '=', 'kept').doNothing()).returning('id').executeTakeFirst()
  return (made?.id as BatchId | undefined) ?? null
}

async function sameFile(ctx: Ctx, { directorate, commissariat }: KnownPlace, hash: string) {
  const { id, rows, placed, unplaced, left_out } = await tables(ctx).selectFrom('incidents.batches').select(['id', 'rows', 'placed', 'unplaced', 'left_out'])
    .where('directorate_id', '=', directorate).where('commissariat_id', '=', commissariat).where('file_hash', '=', hash).where('state', '=', 'kept').executeTakeFirstOrThrow()
  return { batch: id as BatchId, incidents: rows, placed, unplaced, leftOut: left_out, already: true }
}

/** The first faults by row and column; the preview lists more of them. */
function unreadable(faults: readonly { readonly row: number; readonly column: string; readonly code: string }[], faultsInAll: number): Refusal {
  const first = faults[0]!
  return new Refusal('invalid', 'incidents.file-has-faults', Object.fromEntries(faults.slice(0, 20).map(({ row, column, code }) => [`${row}:${column}`, code])), { faults: faultsInAll, row: first.row, column: first.column })
}
