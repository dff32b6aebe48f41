import { v7 } from 'uuid'
import { z } from 'zod'
import { WaveId } from '#domains/survey/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { asksAgain } from '../rules/asks-again.ts'
import { today } from '../steps/known-cycle.ts'
import { tables } from '../tables.ts'
import { CycleId } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), wave: WaveId,
  /** The wave asks again although it does not follow the first: it ends the wait, and nothing can be compared. */
  again: z.boolean().default(false),
})
type Asked = z.output<typeof Asked>

/**
 * A wave that is opened begins a turn in every zone that is in none, and is the second asking for those whose plan it comes after (LSES stages 1 and 5).
 * Only residents begin a turn: who is asked after a contact, or by their work, is heard beside it. Done twice it changes nothing.
 */
export const begin = command('cycles.begin', {
  input: Asked, answer: z.object({ begun: z.array(CycleId), askedAgain: z.array(CycleId) }), find: findWave, run: start,
  trace: ({ wave }, { directorate, commissariat }) => ({ directorate, subject: { directorate, commissariat, wave } }),
})

async function findWave(ctx: Ctx, asked: Asked) {
  const directorate = await tenant(ctx, asked.directorate)
  const wave = await tables(ctx).selectFrom('survey.waves').select(['id', 'commissariat_id', 'audience', 'state', 'opens_on']).where('directorate_id', '=', directorate).where('id', '=', asked.wave).executeTakeFirst()
  if (!wave) throw new Refusal('not-found', 'survey.no-such-wave')
  return { directorate, commissariat: wave.commissariat_id, wave }
}
type Found = Awaited<ReturnType<typeof findWave>>

async function start(ctx: Ctx, asked: Asked, { directorate, commissariat, wave }: Found) {
  if (wave.audience !== 'residents') return { begun: [], askedAgain: [] }
  if (wave.state === 'planned') throw new Refusal('conflict', 'cycles.open-the-wave-first')
  const zones = (await tables(ctx).selectFrom('survey.wave_zones').select('zone_id').where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).orderBy('zone_id').execute()).map(({ zone_id }) => zone_id)
  const askedAgain = await secondAskings(ctx, asked, { directorate, zones, wave })
  const before = await tables(ctx).selectFrom('cycles.cycles').distinctOn('zone_id').select(['zone_id', 'id', 'wave_id']).where('directorate_id', '=', directorate).where('zone_id', 'in', zones)
    .where('closed_on', 'is not', null).orderBy('zone_id').orderBy('closed_on', 'desc').orderBy('id', 'desc').execute()
  const used = await tables(ctx).selectFrom('cycles.cycles').select('zone_id').where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).execute()
  const free = zones.filter((zone) => !used.some(({ zone_id }) => zone_id === zone))
  if (free.length === 0) return { begun: [], askedAgain }
  const begun = await tables(ctx).insertInto('cycles.cycles').values(free.map((zone) => ({
    directorate_id: directorate, id: v7(), commissariat_id: commissariat, zone_id: zone, wave_id: wave.id, plan_id: null, remeasured_id: null,
    follows_id: before.find(({ zone_id }) => zone_id === zone)?.id ?? null, began_on: today(ctx), closed_on: null, passed_over_because: null,
  }))).onConflict((there) => there.columns(['directorate_id', 'zone_id']).where('closed_on', 'is', null).doNothing()).returning('id').execute()
  return { begun: begun.map(({ id }) => id as CycleId), askedAgain }
}

/** Turns whose plan is published and that wait to be asked again take this wave, when it goes on from the one they began with. */
async function secondAskings(ctx: Ctx, { again }: Asked, { directorate, zones, wave }: { directorate: string; zones: readonly string[]; wave: Found['wave'] }): Promise<CycleId[]> {
  const waiting = await tables(ctx).selectFrom('cycles.cycles as c').innerJoin('plans.plans as p', (on) => on.onRef('p.directorate_id', '=', 'c.directorate_id').onRef('p.id', '=', 'c.plan_id'))
    .where('c.directorate_id', '=', directorate).where('c.zone_id', 'in', zones).where('c.closed_on', 'is', null).where('c.remeasured_id', 'is', null).where('c.wave_id', '<>', wave.id)
    .where('p.published_on', 'is not', null).select(['c.id', 'c.wave_id']).forUpdate('c').execute()
  const chain = await tables(ctx).selectFrom('survey.waves').select(['id', 'follows_id as follows']).where('directorate_id', '=', directorate).execute()
  const taken = waiting.filter((cycle) => again || asksAgain(wave.id, cycle.wave_id, chain)).map(({ id }) => id as CycleId)
  if (taken.length > 0) await tables(ctx).updateTable('cycles.cycles').set({ remeasured_id: wave.id }).where('directorate_id', '=', directorate).where('id', 'in', taken).execute()
  return taken
}
