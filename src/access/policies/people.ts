import { holdsAny, type Actor } from '../actor.ts'

type Area = { readonly directorate: string; readonly commissariat: string | null }
const runsPosts = (actor: Actor, area: Area) =>
  actor.kind === 'operator' || holdsAny(actor, ['admin'], area.directorate) || holdsAny(actor, ['commander'], area.commissariat)

/** Who may do what with people and their posts. */
export const people = {
  'people.add-person': (actor: Actor, place: { directorate: string }) => actor.kind === 'operator' || holdsAny(actor, ['admin'], place.directorate),
  'people.open-post': (actor: Actor, area: Area & { role: string }) =>
    runsPosts(actor, area) && (actor.kind === 'operator' || area.role === 'zone-officer' || holdsAny(actor, ['admin'], area.directorate)),
  'people.assign-post': (actor: Actor, area: Area & { role: string }) =>
    runsPosts(actor, area) && (actor.kind === 'operator' || area.role === 'zone-officer' || holdsAny(actor, ['admin'], area.directorate)),
  'people.leave-post': (actor: Actor, area: Area) => runsPosts(actor, area),
  'people.describe-post': (actor: Actor, area: Area) => runsPosts(actor, area),
  'people.invite-to-sign-in': (actor: Actor, place: { directorate: string }) => actor.kind === 'operator' || holdsAny(actor, ['admin'], place.directorate),
  'people.sign-in': () => true, // the link decides
  'people.sign-out': () => true, // whoever shows the session ends it
  'people.whose-session': () => true, // whoever shows the session is that person
  'people.persons': (actor: Actor, place: { directorate: string }) => actor.kind === 'operator' || holdsAny(actor, ['admin', 'commander'], place.directorate, ...areasOf(actor)),
  'people.posts-of-zones': (actor: Actor) => actor.kind !== 'stranger',
  'people.zone-officers': () => true,
}

const areasOf = (actor: Actor) => (actor.kind === 'person' ? actor.posts.map((post) => post.area) : [])
