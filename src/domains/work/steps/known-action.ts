import { holdsPost } from '#access/actor.ts'
import type { Names } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

/** An action within reach with the facts that policies look at: where it lies, who holds the post that owns it, and which organisations do it. */
export async function knownAction(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly action: string }) {
  const directorate = await tenant(ctx, asked.directorate)
  const today = ctx.now.toISOString().slice(0, 10)
  const row = await tables(ctx).selectFrom('plans.actions as a')
    .leftJoin('plans.plans as p', (on) => on.onRef('p.directorate_id', '=', 'a.directorate_id').onRef('p.id', '=', 'a.plan_id'))
    .innerJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'a.directorate_id').onRef('z.id', '=', 'a.zone_id'))
    .selectAll('a').select(['p.state as plan_state', 'z.slug', 'z.names as zone_names'])
    .select(({ selectFrom }) => [
      selectFrom('people.holdings as h').whereRef('h.directorate_id', '=', 'a.directorate_id').whereRef('h.post_id', '=', 'a.owner_post_id').where('h.from_on', '<=', today)
        .where(({ eb, or }) => or([eb('h.to_on', 'is', null), eb('h.to_on', '>', today)])).select('h.person_id').limit(1).as('holder'),
      selectFrom('plans.tasks as t').whereRef('t.directorate_id', '=', 'a.directorate_id').whereRef('t.action_id', '=', 'a.id').where('t.state', '=', 'accepted')
        .select(({ fn }) => fn.agg<string[] | null>('array_agg', ['t.organisation_id']).as('of')).as('accepted'),
    ]).where('a.directorate_id', '=', directorate).where('a.id', '=', asked.action).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'work.no-such-action')
  const organisations = [...(row.owner_organisation_id === null ? [] : [row.owner_organisation_id]), ...(row.accepted ?? [])]
  return { directorate, commissariat: row.commissariat_id, zone: row.zone_id, partners: row.partners, holder: row.holder, organisations, slug: row.slug, zoneNames: row.zone_names as Names, row }
}
export type KnownAction = Awaited<ReturnType<typeof knownAction>>

/** The organisation for which somebody speaks who acts as its person; null for the police. */
export const speaksFor = ({ actor }: Ctx, organisations: readonly string[]): string | null => organisations.find((one) => holdsPost(actor, 'partner', one)) ?? null

/** An action as it stands when nobody else is at its zone's plan; one that was dropped, or whose plan is closed, goes on no more: then the public has been told. */
export async function heldAction(ctx: Ctx, { directorate, zone, row: { id } }: KnownAction): Promise<KnownAction> {
  await alone(ctx, directorate, zone)
  const known = await knownAction(ctx, { directorate, action: id })
  if (known.row.dropped_on !== null) throw new Refusal('conflict', 'work.action-is-dropped', {}, { on: known.row.dropped_on })
  if (known.row.plan_state === 'closed') throw new Refusal('too-late', 'work.plan-is-closed')
  return known
}
