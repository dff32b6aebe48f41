import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

/** An opening as the lock looks at it: whose it is, which commissariats have to do with it, and whether the directorate has an auditor. */
export async function findOpening(ctx: Ctx, { directorate: asked, opening }: { readonly directorate?: string | undefined; readonly opening: string }) {
  const directorate = await tenant(ctx, asked)
  const row = await tables(ctx).selectFrom('people.openings').select(['id', 'person_id', 'commissariat_id', 'ends_at', 'ended_at', 'verdict']).where('directorate_id', '=', directorate).where('id', '=', opening).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'people.no-such-opening')
  const { homes, audited } = await outsideOf(ctx, directorate)
  return { directorate, person: row.person_id, commissariats: [row.commissariat_id, ...(homes.get(row.person_id) ?? [])], audited, row }
}
export type FoundOpening = Awaited<ReturnType<typeof findOpening>>

/** In which commissariats each person holds posts today, and whether an auditor looks after this directorate. */
export async function outsideOf(ctx: Ctx, directorate: string): Promise<{ readonly homes: ReadonlyMap<string, readonly string[]>; readonly audited: boolean }> {
  const today = ctx.now.toISOString().slice(0, 10)
  const held = await tables(ctx).selectFrom('people.holdings as h').innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id'))
    .select(['h.person_id', 'p.role', 'p.commissariat_id']).where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate)
    .where('h.from_on', '<=', today).where((row) => row.or([row('h.to_on', 'is', null), row('h.to_on', '>', today)])).execute()
  const homes = new Map([...Map.groupBy(held, ({ person_id }) => person_id)].map(([person, posts]) => [person, posts.flatMap(({ commissariat_id }) => commissariat_id ?? [])]))
  return { homes, audited: held.some(({ role }) => role === 'auditor') }
}
