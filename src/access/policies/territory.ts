import { holdsAny, worksHere, type Actor } from '../actor.ts'

/** Who may do what with the map. One line a deed; the key is the deed's name everywhere else. */
export const territory = {
  'territory.found-directorate': (actor: Actor) => actor.kind === 'operator',
  'territory.import-zones': (actor: Actor, place: { directorate: string | null }) =>
    actor.kind === 'operator' || (place.directorate !== null && holdsAny(actor, ['admin'], place.directorate)),
  'territory.set-population': (actor: Actor, zone: { directorate: string; commissariat: string }) =>
    actor.kind === 'operator' || holdsAny(actor, ['admin', 'analyst'], zone.directorate, zone.commissariat),
  'territory.check-zones': worksHere, // looks at a file, keeps nothing
  'territory.directorates': () => true,
  'territory.zones': () => true,
  'territory.zone': () => true,
  'territory.zone-at': () => true,
  'territory.boundary-history': worksHere,
}
