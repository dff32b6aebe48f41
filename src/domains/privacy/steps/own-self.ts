import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'

/** Whoever asks, as somebody of whom something is kept. */
export function ownSelf({ actor }: Ctx): { readonly directorate: string; readonly person: string } {
  if (actor.kind !== 'person') throw new Refusal('not-allowed', 'access.not-allowed')
  return { directorate: actor.directorate, person: actor.id }
}
