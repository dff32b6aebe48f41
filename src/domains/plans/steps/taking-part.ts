import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'

type Plan = { readonly directorate: string; readonly plan: string }
/** What carries the list of those who take part, so that each of them sees the whole plan. */
const lines = ['plans.statements', 'plans.objectives', 'plans.actions', 'plans.parts', 'plans.needs', 'plans.reviews', 'plans.consents'] as const

/** Lets organisations take part in a plan: every row of it opens to them, and each is asked whether it agrees. Nobody is left out again. */
export async function takingPart(ctx: Ctx, { directorate, plan }: Plan, organisations: readonly string[]): Promise<string[]> {
  await stillThere(ctx, directorate, organisations)
  const { partners, commissariat_id } = await tables(ctx).selectFrom('plans.plans').select(['partners', 'commissariat_id']).where('directorate_id', '=', directorate).where('id', '=', plan).executeTakeFirstOrThrow()
  const all = [...new Set([...partners, ...organisations])]
  await tables(ctx).updateTable('plans.plans').set({ partners: all }).where('directorate_id', '=', directorate).where('id', '=', plan).execute()
  const joined = all.filter((one) => !partners.includes(one))
  if (joined.length > 0) {
    await tables(ctx).insertInto('plans.consents').values(joined.map((organisation_id) => (
      { directorate_id: directorate, commissariat_id, plan_id: plan, organisation_id, state: 'asked' as const, because: null, said_by: null, said_on: null }
    ))).onConflict((there) => there.columns(['directorate_id', 'plan_id', 'organisation_id']).doNothing()).execute()
  }
  for (const line of lines) await sql`update ${sql.table(line)} set partners = ${all}::uuid[] where directorate_id = ${directorate} and plan_id = ${plan}`.execute(ctx.db)
  await sql`update plans.tasks set partners = ${all}::uuid[] where directorate_id = ${directorate} and action_id in (select id from plans.actions where directorate_id = ${directorate} and plan_id = ${plan})`.execute(ctx.db)
  return all
}

/** Refuses organisations that nobody knows, or that left. */
export async function stillThere(ctx: Ctx, directorate: string, organisations: readonly string[]): Promise<void> {
  const known = await stillHere(ctx, directorate, organisations)
  if (known.length < new Set(organisations).size) throw new Refusal('invalid', 'plans.no-such-organisation', { organisation: 'plans.no-such-organisation' })
}

/** Those of the organisations that work with the police today. */
export async function stillHere(ctx: Ctx, directorate: string, organisations: readonly string[]): Promise<string[]> {
  if (organisations.length === 0) return []
  const today = ctx.now.toISOString().slice(0, 10)
  const known = await tables(ctx).selectFrom('partners.organisations').select('id').where('directorate_id', '=', directorate).where('id', 'in', [...new Set(organisations)])
    .where((of) => of.or([of('left_on', 'is', null), of('left_on', '>', today)])).orderBy('id').execute()
  return known.map(({ id }) => id)
}
