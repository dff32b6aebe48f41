import { holdsAny, policeRoles, type Actor } from '../actor.ts'

/** Where it is done: a commissariat, or the directorate itself. */
type Place = { readonly directorate: string; readonly commissariat: string }
const analyses = (actor: Actor, place: Place) => actor.kind === 'operator' || holdsAny(actor, ['analyst'], place.commissariat, place.directorate)
/** The police of the commissariat, and those above it. */
const reads = (actor: Actor, place: Place) =>
  actor.kind === 'operator' || (actor.kind === 'person' && actor.directorate === place.directorate
    && actor.posts.some(({ role, commissariat, country }) => policeRoles.includes(role) && country === undefined && (commissariat === null || commissariat === place.commissariat)))

/** Who may do what with what the police recorded. */
export const incidents = {
  'incidents.save-profile': analyses,
  'incidents.import-incidents': analyses,
  'incidents.undo-batch': analyses,
  'incidents.note-break': analyses,
  'incidents.propose-profile': analyses,
  'incidents.preview-import': analyses,
  'incidents.profiles': analyses,
  'incidents.batches': reads,
  'incidents.zone-trend': reads,
  'incidents.category-ranks': reads,
}
