import { z } from 'zod'
import { OrganisationId } from '#domains/partners/words.ts'
import { Day, DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { ActionId, PlanId, consentStates, taskStates } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const ZoneNamed = z.object({ slug: z.string(), names: Names })
const Answer = z.object({
  organisations: z.array(z.object({ organisation: OrganisationId, name: z.string() })),
  plans: z.array(z.object({ plan: PlanId, organisation: OrganisationId, zone: ZoneNamed, from: Day, to: Day, state: z.enum(consentStates), saidOn: Day.nullable() })),
  tasks: z.array(z.object({
    action: ActionId, organisation: OrganisationId, plan: PlanId.nullable(), zone: ZoneNamed, actionWords: Names, words: z.string(), state: z.enum(taskStates), because: z.string().nullable(), from: Day, due: Day,
  })),
  /** Actions that the organisation itself answers for. */
  own: z.array(z.object({ action: ActionId, organisation: OrganisationId, plan: PlanId.nullable(), zone: ZoneNamed, words: Names, from: Day, due: Day })),
})

/** What the organisations one speaks for were asked: plans to agree with, tasks to answer and to do, actions they answer for; what is due first stands first. */
export const myTasks = query('plans.my-tasks', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: async (ctx, asked) => ({ directorate: await tenant(ctx, asked.directorate) }), run: mine })

async function mine(ctx: Ctx, _: z.output<typeof Asked>, { directorate }: { readonly directorate: string }): Promise<z.output<typeof Answer>> {
  const speaksFor = ctx.actor.kind === 'person' ? ctx.actor.posts.filter(({ role }) => role === 'partner').map(({ area }) => area) : []
  if (speaksFor.length === 0) return { organisations: [], plans: [], tasks: [], own: [] }
  const here = tables(ctx)
  const organisations = await here.selectFrom('partners.organisations').select(['id as organisation', 'name']).where('directorate_id', '=', directorate).where('id', 'in', speaksFor).orderBy('name').execute()
  const plans = await here.selectFrom('plans.consents as c').innerJoin('plans.plans as p', (on) => on.onRef('p.directorate_id', '=', 'c.directorate_id').onRef('p.id', '=', 'c.plan_id'))
    .innerJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'p.directorate_id').onRef('z.id', '=', 'p.zone_id'))
    .select(['p.id', 'c.organisation_id', 'z.slug', 'z.names', 'p.from_on', 'p.to_on', 'c.state', 'c.said_on']).where('c.directorate_id', '=', directorate).where('c.organisation_id', 'in', speaksFor).where('p.state', '<>', 'closed').orderBy('p.from_on').execute()
  const actions = here.selectFrom('plans.actions as a').innerJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'a.directorate_id').onRef('z.id', '=', 'a.zone_id'))
    .leftJoin('plans.plans as p', (on) => on.onRef('p.directorate_id', '=', 'a.directorate_id').onRef('p.id', '=', 'a.plan_id'))
    .where('a.directorate_id', '=', directorate).where('a.dropped_on', 'is', null).where((of) => of.or([of('p.state', 'is', null), of('p.state', '<>', 'closed')]))
    .select(['a.id', 'a.plan_id', 'a.words as action_words', 'a.from_on', 'a.due_on', 'z.slug', 'z.names']).orderBy('a.due_on').orderBy('a.id')
  const tasks = await actions.innerJoin('plans.tasks as t', (on) => on.onRef('t.directorate_id', '=', 'a.directorate_id').onRef('t.action_id', '=', 'a.id'))
    .select(['t.organisation_id', 't.words', 't.state', 't.because']).where('t.organisation_id', 'in', speaksFor).execute()
  const own = await actions.select('a.owner_organisation_id').where('a.owner_organisation_id', 'in', speaksFor).execute()
  const act = (row: (typeof tasks)[number] | (typeof own)[number]) => ({ action: row.id, plan: row.plan_id, zone: { slug: row.slug, names: row.names }, from: row.from_on, due: row.due_on })
  return {
    organisations, plans: plans.map((row) => ({ plan: row.id, organisation: row.organisation_id, zone: { slug: row.slug, names: row.names }, from: row.from_on, to: row.to_on, state: row.state, saidOn: row.said_on })),
    tasks: tasks.map((row) => ({ ...act(row), organisation: row.organisation_id, actionWords: row.action_words, words: row.words, state: row.state, because: row.because })),
    own: own.map((row) => ({ ...act(row), organisation: row.owner_organisation_id, words: row.action_words })),
  } as z.output<typeof Answer>
}
