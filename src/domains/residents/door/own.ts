import { stranger, type Actor } from '#access/actor.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { seeing } from '#frame/within.ts'

/** A resident as policies see them: somebody without post in the house, of no directorate, whose reach is themself. */
export const residentActor = (person: string, proved = false) =>
  ({ kind: 'person' as const, id: person, directorate: noDirectorate, posts: [{ role: 'resident' as const, area: person, commissariat: null }], proved }) satisfies Actor

/** Whoever acts, for what residents do for themselves alone. */
export function ownSelf({ actor }: Ctx): { person: string } {
  if (actor.kind !== 'person') throw new Refusal('not-allowed', 'access.not-allowed')
  return { person: actor.id }
}

/** From here on is at the door of residents, whoever else they are, and sees nothing but what they show. */
export const atTheDoor = (ctx: Ctx): Promise<void> => seeing({ ...ctx, actor: stranger }, { directorate: noDirectorate, areas: [] })

/** From here on sees what is this person's own, and nothing else: for who is at the door, whoever else they are. */
export const asOwn = (ctx: Ctx, person: string): Promise<void> => seeing({ ...ctx, actor: stranger }, { directorate: noDirectorate, areas: [], person })
