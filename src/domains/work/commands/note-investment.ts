import { v7 } from 'uuid'
import { z } from 'zod'
import { OrganisationId } from '#domains/partners/words.ts'
import { ProblemId } from '#domains/problems/words.ts'
import { knownZone } from '#domains/territory/index.ts'
import { CommissariatId, Day, DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { namedThere } from '../steps/named-there.ts'
import { tables } from '../tables.ts'
import { ImprovementId, InvestmentId, Words, proposers } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), organisation: OrganisationId, words: Words, cents: z.coerce.number('work.say-how-much').int('work.say-how-much').min(0, 'work.say-how-much').max(1e13, 'work.say-how-much'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'work.say-which-currency').default('EUR'), decidedOn: Day, /** Where it was spent; a whole commissariat when no zone is said. */ zone: ZoneId.optional(), commissariat: CommissariatId.optional(),
  improvement: ImprovementId.optional(), problem: ProblemId.optional(), /** The concern it answers; the problem's own when only a problem is named. */ question: z.string().trim().max(100).optional(),
  proposedBy: z.enum(proposers, 'work.say-who-proposed'),
})
type Asked = z.output<typeof Asked>

/** What a municipality or another body spent on safety is written down beside the concern it answers and whose proposal it was (Latvia's criteria: investments based on community concerns and police proposals). */
export const noteInvestment = command('work.note-investment', {
  input: Asked, answer: z.object({ investment: InvestmentId }), find, run: note,
  trace: ({ organisation }, { directorate, commissariat }, { investment }) => ({ directorate, subject: { investment, organisation, commissariat } }),
})

async function find(ctx: Ctx, asked: Asked) {
  const directorate = await tenant(ctx, asked.directorate)
  const zone = asked.zone ?? await zoneOf(ctx, directorate, asked)
  if (zone) {
    const { commissariat } = await knownZone(ctx, { directorate, zone })
    return { directorate, commissariat, zone }
  }
  const worksWith = await tables(ctx).selectFrom('partners.organisations').select('commissariat_id').where('directorate_id', '=', directorate).where('id', '=', asked.organisation).executeTakeFirst()
  if (!worksWith) throw new Refusal('not-found', 'work.no-such-organisation', { organisation: 'work.no-such-organisation' })
  const commissariat = asked.commissariat ?? worksWith.commissariat_id
  if (commissariat === null) throw new Refusal('invalid', 'work.say-which-zone', { zone: 'work.say-which-zone' })
  return { directorate, commissariat: commissariat as string, zone: null }
}

/** The zone of the improvement or the problem it is for. */
async function zoneOf(ctx: Ctx, directorate: string, { improvement, problem }: Asked): Promise<string | null> {
  const of = improvement
    ? await tables(ctx).selectFrom('work.improvements').select('zone_id').where('directorate_id', '=', directorate).where('id', '=', improvement).executeTakeFirst()
    : problem ? await tables(ctx).selectFrom('problems.problems').select('zone_id').where('directorate_id', '=', directorate).where('id', '=', problem).executeTakeFirst() : undefined
  return of?.zone_id ?? null
}

async function note(ctx: Ctx, asked: Asked, { directorate, commissariat, zone }: Awaited<ReturnType<typeof find>>) {
  if (asked.decidedOn > ctx.now.toISOString().slice(0, 10)) throw new Refusal('invalid', 'work.day-to-come', { decidedOn: 'work.day-to-come' })
  const partners = await namedThere(ctx, { directorate, zone }, asked)
  const investment = v7() as InvestmentId
  await tables(ctx).insertInto('work.investments').values({
    directorate_id: directorate, id: investment, commissariat_id: commissariat, zone_id: zone, partners, organisation_id: asked.organisation, improvement_id: asked.improvement ?? null, problem_id: asked.problem ?? null,
    question: asked.question || await questionOf(ctx, directorate, asked), words: asked.words, cents: asked.cents, currency: asked.currency, proposed_by: asked.proposedBy, decided_on: asked.decidedOn,
  }).execute()
  return { investment }
}

/** The concern of the problem it is for, or of the problem that the improvement is for. */
async function questionOf(ctx: Ctx, directorate: string, { problem, improvement }: Asked): Promise<string | null> {
  const row = await tables(ctx).selectFrom('problems.problems as p').select('p.question').where('p.directorate_id', '=', directorate)
    .where(({ eb, selectFrom }) => eb('p.id', '=', problem ?? selectFrom('work.improvements as i').leftJoin('plans.actions as a', (on) => on.onRef('a.directorate_id', '=', 'i.directorate_id').onRef('a.id', '=', 'i.action_id'))
      .where('i.directorate_id', '=', directorate).where('i.id', '=', improvement ?? null).select(({ fn }) => fn.coalesce('i.problem_id', 'a.problem_id').as('of')))).executeTakeFirst()
  return row?.question ?? null
}
