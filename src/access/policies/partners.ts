import { holdsAny, worksHere, type Actor } from '../actor.ts'

type Area = { readonly directorate: string; readonly commissariat: string | null }
/** Whoever leads or analyses a commissariat keeps the list of those it works with; those of the whole directorate are kept above it. */
const keeps = (actor: Actor, area: Area) =>
  actor.kind === 'operator' || holdsAny(actor, ['admin', 'analyst'], area.directorate) || holdsAny(actor, ['commander', 'analyst'], area.commissariat)

/** Who may do what with organisations and agreements. */
export const partners = {
  'partners.register-organisation': keeps,
  'partners.describe-organisation': keeps,
  'partners.retire-organisation': keeps,
  'partners.keep-agreement': keeps,
  'partners.end-agreement': keeps,
  'partners.organisations': worksHere,
  'partners.organisation': worksHere, // reach decides which agreements are on it
}
