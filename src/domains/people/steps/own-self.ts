import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'

/** Whoever acts, for what everybody does for themselves alone. */
export function ownSelf({ actor }: Ctx): { directorate: string; person: string } {
  if (actor.kind !== 'person') throw new Refusal('not-allowed', 'access.not-allowed')
  return { directorate: actor.directorate, person: actor.id }
}
