import { holdsAny, type Actor } from '../actor.ts'

const keeps = (actor: Actor, { directorate }: { readonly directorate: string }) => actor.kind === 'operator' || holdsAny(actor, ['admin'], directorate)

/** Who may say how mail leaves a directorate. */
export const mail = {
  'mail.set-up': keeps,
  'mail.stop': keeps,
  'mail.try-out': keeps,
  'mail.settings': keeps,
  'mail.leaves': () => true, // pages say so before anybody types an address
}
