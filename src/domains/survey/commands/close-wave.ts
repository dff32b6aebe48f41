import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { inCustody, showing } from '#frame/within.ts'
import { tellStep } from '#platform/background/waited-for.ts'
import { Refusal } from '#frame/refusal.ts'
import { lettersCounted } from '../fielding/letters-counted.ts'
import { keepClosing } from '../reckoning/quality/keep-closing.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { resealing } from '../reckoning/seal/resealing.ts'
import { sealWave } from '../reckoning/seal/seal-wave.ts'
import { tables } from '../tables.ts'
import { emptyBoxes } from '../tokens/box.ts'
import { shuffled } from '../tokens/shuffled.ts'
import { WaveId } from '../words.ts'

const Input = z.object({ directorate: DirectorateId.optional(), wave: WaveId })
const Answer = z.object({ wave: WaveId, closedOn: z.string(), sheets: z.number(), /** The number under which all of it is sealed. */ seal: z.string() })

/**
 * No more answers. Half-filled sheets are wiped, boxes emptied, and the finished sheets are written again in random order under new ids, so that neither
 * their order nor the transaction that wrote them tells who handed in which. What became of the letters is counted: those nobody used are non-response.
 * Then all of it is put under a seal, whose number the record has at once and the publication tells.
 * A wave that goes on lasts until it is closed.
 */
export const closeWave = command('survey.close-wave', {
  input: Input, answer: Answer, find: knownWave, run: close,
  trace: ({ wave }, { directorate }, { seal }) => ({ directorate, subject: { directorate, wave, seal } }),
})

async function close(ctx: Ctx, asked: z.output<typeof Input>, known: KnownWave): Promise<z.output<typeof Answer>> {
  const { directorate, wave } = known
  const closedOn = ctx.now.toISOString().slice(0, 10)
  const closed = await tables(ctx).updateTable('survey.waves').set({ state: 'closed', closed_on: closedOn }).where('directorate_id', '=', directorate).where('id', '=', wave.id).where('state', '=', 'open').executeTakeFirst()
  if (closed.numUpdatedRows === 0n) throw new Refusal('conflict', 'survey.wave-not-open-to-close')
  if (wave.goes_on_months !== null && closedOn >= wave.opens_on) await tables(ctx).updateTable('survey.waves').set({ closes_on: closedOn }).where('directorate_id', '=', directorate).where('id', '=', wave.id).execute()
  // Drafts are nobody's to see: they open to whoever shows the wave that is being closed, for as long as it takes to wipe them.
  await showing(ctx, createHash('sha256').update(wave.id).digest('hex'))
  await tables(ctx).deleteFrom('survey.drafts').where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).execute()
  await lettersCounted(ctx, directorate, wave.id)
  await inCustody(ctx)
  await emptyBoxes(ctx, directorate, wave.id)
  await keepClosing(ctx, known, closedOn)
  await resealing(ctx, wave.id)
  tellStep('survey.at-mixing')
  const sheets = await shuffleSheets(ctx, directorate, wave.id)
  await shuffleRemarks(ctx, directorate, wave.id)
  await shufflePins(ctx, directorate, wave.id)
  return { wave: asked.wave, closedOn, sheets, seal: await sealWave(ctx, known, 'closed') }
}

async function shuffleSheets(ctx: Ctx, directorate: string, wave: string): Promise<number> {
  const written = await sql`
    with taken as (delete from survey.sheets where directorate_id = ${directorate} and wave_id = ${wave} returning *)
    insert into survey.sheets (directorate_id, id, commissariat_id, wave_id, zone_id, mode, language, stratum, unit, batch_id, answers, sealed)
    select directorate_id, gen_random_uuid(), commissariat_id, wave_id, zone_id, mode, language, stratum, unit, batch_id, answers, true from taken order by random()`.execute(ctx.db)
  return Number(written.numAffectedRows ?? 0)
}

/** Own words are sealed to their row: under a new id they are sealed anew, twenty at a time (a seal takes a third of a millisecond), which were drawn from all and are mixed once more. */
async function shuffleRemarks(ctx: Ctx, directorate: string, wave: string): Promise<void> {
  await sql`declare remarks_mixed no scroll cursor for select id from survey.remarks where directorate_id = ${directorate}::uuid and wave_id = ${wave}::uuid order by random()`.execute(ctx.db)
  const next = async () => (await sql<{ id: string }>`fetch 20 from remarks_mixed`.execute(ctx.db)).rows.map(({ id }) => id)
  for (let ids = await next(); ids.length > 0; ids = await next()) {
    const taken = await tables(ctx).deleteFrom('survey.remarks').where('directorate_id', '=', directorate).where('id', 'in', ids).returningAll().execute()
    await tables(ctx).insertInto('survey.remarks').values(shuffled(taken.map((remark) => ({ ...remark, id: crypto.randomUUID() as string })))).execute()
  }
  await sql`close remarks_mixed`.execute(ctx.db)
}

async function shufflePins(ctx: Ctx, directorate: string, wave: string): Promise<void> {
  await sql`
    with taken as (delete from survey.pins where directorate_id = ${directorate} and wave_id = ${wave} returning *)
    insert into survey.pins (directorate_id, id, commissariat_id, wave_id, zone_id, place_id, times, sealed)
    select directorate_id, gen_random_uuid(), commissariat_id, wave_id, zone_id, place_id, times, true from taken order by random()`.execute(ctx.db)
}
