import { v7 } from 'uuid'
import { z } from 'zod'
import { CommissariatId, Day, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { knownInstrument } from '../reckoning/known-instrument.ts'
import { knownWave } from '../reckoning/known-wave.ts'
import { canonical } from '../rules/canonical.ts'
import { allBreaks, breaksBetween } from '../rules/comparable.ts'
import { marginsHold } from '../rules/instrument/margins-hold.ts'
import { tables } from '../tables.ts'
import { Break, InstrumentId, Margins, Mode, WaveId, type Instrument } from '../words.ts'

const Input = z.object({
  directorate: DirectorateId.optional(), commissariat: CommissariatId, instrument: InstrumentId, names: Names,
  /** How the people who are asked were chosen; the same words as before, or the series breaks. */
  frame: z.string().trim().min(1), modes: z.array(Mode).min(1), opensOn: Day, closesOn: Day, follows: WaveId.optional(),
  designEffect: z.number().min(1).max(10).default(1), hopedChange: z.number().gt(0).lt(1).optional(), margins: Margins.optional(),
  zones: z.array(z.object({ zone: ZoneId, target: z.number().int().min(1).max(100_000) })).min(1),
  /** Of key persons: who they are, such as teachers. */
  group: Names.optional(),
  /** When it is closed the next one is opened, for so many months: of those who had to do with the police. */
  goesOnMonths: z.number().int().min(1).max(12).optional(),
}).refine((plan) => plan.closesOn >= plan.opensOn, { path: ['closesOn'], message: 'survey.closes-before-it-opens' })
  .refine((plan) => new Set(plan.zones.map(({ zone }) => zone)).size === plan.zones.length, { path: ['zones'], message: 'survey.zone-twice' })
type Plan = z.output<typeof Input>
const Answer = z.object({ wave: WaveId, breaks: z.array(Break) })

/** An analyst plans to ask chosen zones once, and is told at once what would break the series with the wave it follows. */
export const planWave = command('survey.plan-wave', {
  input: Input, answer: Answer, find: findPlace, run: plan,
  trace: (_, { directorate }, { wave }) => ({ directorate, subject: { wave } }),
})

async function findPlace(ctx: Ctx, asked: Plan) {
  return { directorate: await tenant(ctx, asked.directorate), commissariat: asked.commissariat }
}

async function plan(ctx: Ctx, asked: Plan, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const instrument = await knownInstrument(ctx, directorate, asked.instrument)
  if (asked.margins && !marginsHold(asked.margins, instrument)) throw new Refusal('invalid', 'survey.margins-wrong', { margins: 'survey.margins-wrong' })
  refuseOthers(asked, instrument)
  const breaks = asked.follows ? await breaksWith(ctx, asked.follows, directorate, asked, instrument) : []
  const zones = await zonesOf(ctx, directorate, asked)
  const wave = v7() as WaveId
  await tables(ctx).insertInto('survey.waves').values({
    directorate_id: directorate, id: wave, commissariat_id: asked.commissariat, instrument_id: asked.instrument, name: JSON.stringify(asked.names), frame: asked.frame,
    modes: [...new Set(asked.modes)], opens_on: asked.opensOn, closes_on: asked.closesOn, state: 'planned', follows_id: asked.follows ?? null,
    design_effect: asked.designEffect, hoped_change: asked.hopedChange ?? null, margins: asked.margins ? JSON.stringify(asked.margins) : null, closed_on: null,
    audience: instrument.asks ?? 'residents', group_name: asked.group ? JSON.stringify(asked.group) : null, goes_on_months: asked.goesOnMonths ?? null,
  }).execute()
  await tables(ctx).insertInto('survey.wave_zones').values(zones.map((zone) => ({ directorate_id: directorate, wave_id: wave, commissariat_id: asked.commissariat, ...zone }))).execute()
  return { wave, breaks }
}

/** Whom a questionnaire is for is written in it: key persons are a named group, and only those who had to do with the police are asked without end. */
function refuseOthers({ group, goesOnMonths }: Plan, { asks = 'residents' }: Instrument): void {
  if (asks === 'key-persons' && !group) throw new Refusal('invalid', 'survey.name-the-group', { group: 'survey.name-the-group' })
  if (asks !== 'key-persons' && group) throw new Refusal('invalid', 'survey.only-key-persons-are-a-group', { group: 'survey.only-key-persons-are-a-group' })
  if (asks !== 'contacts' && goesOnMonths) throw new Refusal('invalid', 'survey.only-contacts-go-on', { goesOnMonths: 'survey.only-contacts-go-on' })
}

async function breaksWith(ctx: Ctx, wave: string, directorate: string, asked: Plan, instrument: Instrument): Promise<Break[]> {
  const before = await knownWave(ctx, { directorate, wave })
  if (before.commissariat !== asked.commissariat) throw new Refusal('not-found', 'survey.no-such-wave', { follows: 'survey.no-such-wave' })
  if (asked.goesOnMonths) await refuseSecond(ctx, directorate, wave)
  const sameGroup = canonical(before.wave.group_name) === canonical(asked.group ?? null)
  if (before.wave.audience !== (instrument.asks ?? 'residents') || !sameGroup) throw new Refusal('conflict', 'survey.follows-another-series', { follows: 'survey.follows-another-series' })
  return allBreaks(breaksBetween({ instrument: before.instrument, modes: before.wave.modes, frame: before.wave.frame }, { instrument, modes: asked.modes, frame: asked.frame }))
}

/** A series that goes on is one line: what follows a wave by itself does not follow it twice. */
async function refuseSecond(ctx: Ctx, directorate: string, wave: string): Promise<void> {
  const other = await tables(ctx).selectFrom('survey.waves').select('id').where('directorate_id', '=', directorate).where('follows_id', '=', wave).where('goes_on_months', 'is not', null).executeTakeFirst()
  if (other) throw new Refusal('conflict', 'survey.goes-on-already', { follows: 'survey.goes-on-already' })
}

/** The zones as they are known on the day of planning: how many live there, and within which boundary they will be asked. */
async function zonesOf(ctx: Ctx, directorate: string, { commissariat, zones, opensOn }: Plan) {
  const known = await tables(ctx).selectFrom('territory.zones as zone')
    .leftJoin('territory.boundaries as boundary', (join) => join.onRef('boundary.directorate_id', '=', 'zone.directorate_id').onRef('boundary.zone_id', '=', 'zone.id')
      .on('boundary.from_on', '<=', opensOn).on((on) => on.or([on('boundary.to_on', 'is', null), on('boundary.to_on', '>', opensOn)])))
    .where('zone.directorate_id', '=', directorate).where('zone.commissariat_id', '=', commissariat).where('zone.id', 'in', zones.map(({ zone }) => zone))
    .select(['zone.id', 'zone.population', 'boundary.hash']).execute()
  return zones.map(({ zone, target }) => {
    const found = known.find(({ id }) => id === zone)
    if (!found) throw new Refusal('not-found', 'survey.no-such-zone', { zones: 'survey.no-such-zone' })
    return { zone_id: zone, target, population: found.population, boundary_hash: found.hash }
  })
}
