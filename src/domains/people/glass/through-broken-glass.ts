import type { Post } from '#access/actor.ts'
import { policies } from '#access/policies/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

/** The posts somebody holds and, while a glass they broke is open, the one it gives them: that of a commander of the commissariat they named, which counts for looking alone (src/access/through-glass.ts). */
export async function throughBrokenGlass(ctx: Ctx, directorate: string, person: string, held: readonly Post[]): Promise<{ posts: Post[]; glass?: string }> {
  const own = [...held]
  if (!policies['people.break-glass']({ kind: 'person', id: person, directorate, posts: own }, { directorate })) return { posts: own }
  const open = await openingNow(ctx, directorate, person)
  if (!open) return { posts: own }
  return { posts: [...own, { role: 'commander', area: open.commissariat, commissariat: open.commissariat, glass: true }], glass: open.id }
}

/** The opening of a person that runs at this moment, if one does. */
export async function openingNow(ctx: Ctx, directorate: string, person: string): Promise<{ readonly id: string; readonly commissariat: string } | undefined> {
  return tables(ctx).selectFrom('people.openings').select(['id', 'commissariat_id as commissariat']).where('directorate_id', '=', directorate).where('person_id', '=', person)
    .where('began_at', '<=', ctx.now).where('ends_at', '>', ctx.now).where('ended_at', 'is', null).executeTakeFirst()
}
