import { holdsPost, type Actor } from '#access/actor.ts'
import { Refusal } from '#frame/refusal.ts'

type Answer = { readonly organisation: string; readonly because: string | undefined; readonly onBehalf: boolean }

/** An organisation speaks for itself; anybody else says that they write it down for it, and how it was told. */
export function speaking(actor: Actor, { organisation, because, onBehalf }: Answer): void {
  const own = holdsPost(actor, 'partner', organisation)
  if (own === !onBehalf && (own || because)) return
  if (own) throw new Refusal('invalid', 'plans.you-speak-for-yourself', { onBehalf: 'plans.you-speak-for-yourself' })
  if (!onBehalf) throw new Refusal('invalid', 'plans.say-it-is-on-behalf', { onBehalf: 'plans.say-it-is-on-behalf' })
  throw new Refusal('invalid', 'plans.say-how-it-was-told', { because: 'plans.say-how-it-was-told' })
}
