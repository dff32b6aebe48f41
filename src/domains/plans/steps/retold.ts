import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { wholePlan } from '../reading/whole-plan.ts'
import { toldPlan, toldProblems } from '../rules/told.ts'
import { tables } from '../tables.ts'

/** Why a plan is told: for the first time, because it was changed, or because something in it is called otherwise or it is over. */
type Why = 'first' | 'changed' | 'as-it-was'

/** Writes the copy of a plan and of its problems that everybody reads. */
export async function retold(ctx: Ctx, { directorate, plan }: { readonly directorate: string; readonly plan: string }, why: Why = 'changed'): Promise<void> {
  const whole = await wholePlan(ctx, { directorate, plan })
  if (whole.plan.publishedOn === null) return
  const before = why === 'as-it-was' ? await tables(ctx).selectFrom('pub.plans').select('told').where('directorate_id', '=', directorate).where('id', '=', plan).executeTakeFirst() : undefined
  const told = toldPlan(whole, why === 'changed' ? ctx.now.toISOString().slice(0, 10) : (before?.told.changedOn ?? null))
  const copy = { slug: told.slug, from_on: told.from, told: JSON.stringify(told) }
  await tables(ctx).insertInto('pub.plans').values({ directorate_id: directorate, id: plan, commissariat_id: commissariatOf(told.slug), ...copy })
    .onConflict((there) => there.columns(['directorate_id', 'id']).doUpdateSet(copy)).execute()
  for (const problem of toldProblems(whole)) {
    const one = { slug: problem.slug, wave_id: problem.wave.wave, question: problem.question, told: JSON.stringify(problem) }
    await tables(ctx).insertInto('pub.problems').values({ directorate_id: directorate, id: problem.problem, commissariat_id: commissariatOf(problem.slug), ...one })
      .onConflict((there) => there.columns(['directorate_id', 'id']).doUpdateSet(one)).execute()
  }
  await sql`update pub.edition set number = number + 1`.execute(ctx.db)
}

const commissariatOf = (slug: string) => sql<string>`(select commissariat_id from pub.zones where slug = ${slug})`
