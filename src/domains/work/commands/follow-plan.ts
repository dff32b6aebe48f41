import { sql } from 'kysely'
import { z } from 'zod'
import { ActionId, PlanId } from '#domains/plans/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { knownAction } from '../steps/known-action.ts'
import { tellAction } from '../steps/tell-action.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), /** All actions of a plan, or one action. */ plan: PlanId.optional(), action: ActionId.optional() })
  .refine(({ plan, action }) => (plan === undefined) !== (action === undefined), { path: ['plan'], message: 'work.no-such-plan' })
type Asked = z.output<typeof Asked>

/** The work follows its plan when that is agreed, published or changed: whoever takes part sees what was done so far, and what everybody may read is told anew. It may be done twice. */
export const followPlan = command('work.follow-plan', {
  input: Asked, answer: z.object({ actions: z.number() }), find, run: follow,
  trace: ({ plan, action }, { directorate }) => ({ directorate, subject: { plan, action } }),
})

async function find(ctx: Ctx, { directorate: asked, plan, action }: Asked) {
  const directorate = await tenant(ctx, asked)
  const first = await tables(ctx).selectFrom('plans.actions').select(['commissariat_id', 'zone_id']).where('directorate_id', '=', directorate)
    .$if(action !== undefined, (all) => all.where('id', '=', action!)).$if(plan !== undefined, (all) => all.where('plan_id', '=', plan!)).limit(1).executeTakeFirst()
  const of = first ?? (plan ? await tables(ctx).selectFrom('plans.plans').select(['commissariat_id', 'zone_id']).where('directorate_id', '=', directorate).where('id', '=', plan).executeTakeFirst() : undefined)
  if (!of) throw new Refusal('not-found', plan ? 'work.no-such-plan' : 'work.no-such-action')
  return { directorate, commissariat: of.commissariat_id, zone: of.zone_id }
}

async function follow(ctx: Ctx, { plan, action }: Asked, { directorate, zone }: Awaited<ReturnType<typeof find>>) {
  await alone(ctx, directorate, zone)
  const begun = await tables(ctx).selectFrom('plans.actions as a').innerJoin('work.standings as s', (on) => on.onRef('s.directorate_id', '=', 'a.directorate_id').onRef('s.action_id', '=', 'a.id'))
    .select('a.id').where('a.directorate_id', '=', directorate).$if(action !== undefined, (all) => all.where('a.id', '=', action!)).$if(plan !== undefined, (all) => all.where('a.plan_id', '=', plan!)).orderBy('a.id').execute()
  for (const { id } of begun) {
    const known = await knownAction(ctx, { directorate, action: id })
    await share(ctx, directorate, id, known.partners)
    await tellAction(ctx, known)
  }
  return { actions: begun.length }
}

/** Every line of the action's log opens to the organisations that take part now. */
async function share(ctx: Ctx, directorate: string, action: string, partners: readonly string[]): Promise<void> {
  const now = sql`${partners}::uuid[]`
  await sql`update work.standings set partners = ${now} where directorate_id = ${directorate} and action_id = ${action}`.execute(ctx.db)
  await sql`update work.progress set partners = ${now} where directorate_id = ${directorate} and action_id = ${action}`.execute(ctx.db)
  await sql`update work.pictures f set partners = ${now} from work.progress l where f.directorate_id = ${directorate} and l.directorate_id = f.directorate_id and l.id = f.progress_id and l.action_id = ${action}`.execute(ctx.db)
  await sql`update work.pictures f set partners = ${now} from work.improvements i where f.directorate_id = ${directorate} and i.directorate_id = f.directorate_id and i.id = f.improvement_id and i.action_id = ${action}`.execute(ctx.db)
  await sql`update work.improvements set partners = array(select distinct unnest(partners || ${now})) where directorate_id = ${directorate} and action_id = ${action}`.execute(ctx.db)
}
