import { z } from 'zod'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { detectableChange as smallestSeen } from '#kernel/sample/detectable-change.ts'
import { knownInstrument } from '../reckoning/known-instrument.ts'
import { measuresOf } from '../rules/measures.ts'
import { tables } from '../tables.ts'
import { InstrumentId } from '../words.ts'

const answersPlanned = z.number().int().min(1).max(1_000_000)
const Asked = z.object({
  /** One target, or one for each zone; a zone's population is looked up. */
  n: answersPlanned.optional(), population: z.number().int().min(1).optional(),
  zones: z.array(z.object({ zone: ZoneId, target: answersPlanned })).optional(),
  designEffect: z.number().min(1).max(10).default(1),
  /** Where the share lies that is to change; one half is the hardest. */
  near: z.number().gt(0).lt(1).default(0.5),
  /** How many numbers of a zone are judged together; or the questionnaire, which knows. */
  tests: z.number().int().min(1).optional(), instrument: InstrumentId.optional(), directorate: DirectorateId.optional(),
  hopedChange: z.number().gt(0).lt(1).optional(),
})
const Answer = z.object({
  tests: z.number(),
  plans: z.array(z.object({
    zone: ZoneId.nullable(), n: z.number(), population: z.number().nullable(),
    /** Smallest change that is probably seen: in one question looked at alone, and in a question when all of the zone are judged together. */
    one: z.number(), together: z.number(),
    sees: z.enum(['survey.plan-can-see', 'survey.plan-sees-one-question', 'survey.plan-cannot-see']).nullable(),
  })),
})
type Plan = z.output<typeof Asked>

/** The smallest change that two waves of this many answers will probably see (80 % power, 5 % level), before anybody is asked. Shares from 0 to 1. */
export const detectableChange = query('survey.detectable-change', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: () => null, run: reckon })

async function reckon(ctx: Ctx, asked: Plan): Promise<z.output<typeof Answer>> {
  const tests = asked.instrument ? measuresOf(await knownInstrument(ctx, await tenant(ctx, asked.directorate), asked.instrument)).length : (asked.tests ?? 1)
  const targets = [...(asked.n === undefined ? [] : [{ zone: null, n: asked.n, population: asked.population ?? null }]), ...(await zonesOf(ctx, asked))]
  return { tests, plans: targets.map((target) => ({ ...target, ...seen(target, tests, asked) })) }
}

function seen({ n, population }: { n: number; population: number | null }, tests: number, { designEffect, near, hopedChange }: Plan) {
  const plan = { designEffect, share: near, ...(population ? { population: Math.max(population, n) } : {}) }
  const [one, together] = [smallestSeen(n, plan).change, smallestSeen(n, { ...plan, tests }).change]
  if (hopedChange === undefined) return { one, together, sees: null }
  return { one, together, sees: hopedChange >= together ? 'survey.plan-can-see' as const : hopedChange >= one ? 'survey.plan-sees-one-question' as const : 'survey.plan-cannot-see' as const }
}

async function zonesOf(ctx: Ctx, { directorate, zones = [] }: Plan) {
  if (zones.length === 0) return []
  const known = await tables(ctx).selectFrom('territory.zones').select(['id', 'population'])
    .where('directorate_id', '=', await tenant(ctx, directorate)).where('id', 'in', zones.map(({ zone }) => zone)).execute()
  return zones.map(({ zone, target }) => ({ zone, n: target, population: known.find(({ id }) => id === zone)?.population ?? null }))
}
