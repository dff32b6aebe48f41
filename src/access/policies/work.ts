import { holdsAny, isPartner, isPolice, type Actor } from '../actor.ts'

type Place = { readonly directorate: string; readonly commissariat: string; readonly zone: string | null }
/** The person who holds the post that owns the action, and the organisations that own it or accepted a task in it. */
type Action = Place & { readonly holder: string | null; readonly organisations: readonly string[]; readonly partners: readonly string[] }
/** The organisations with which it is shared. */
type Shared = Place & { readonly partners: readonly string[] }

const leads = (actor: Actor, place: Place) => actor.kind === 'operator' || holdsAny(actor, ['analyst', 'commander'], place.commissariat, place.directorate)
/** A walk and an improvement are done by whoever serves the zone; an inspector serves all of the commissariat. */
const serves = (actor: Actor, place: Place) =>
  leads(actor, place) || holdsAny(actor, ['zone-officer', 'inspector'], place.zone, place.commissariat) ||
  (actor.kind === 'person' && actor.posts.some(({ role, commissariat }) => role === 'inspector' && commissariat === place.commissariat))
const speaksFor = (actor: Actor, organisations: readonly string[]) => holdsAny(actor, ['partner'], ...organisations)
const does = (actor: Actor, action: Action) => serves(actor, action) || (actor.kind === 'person' && actor.id === action.holder) || speaksFor(actor, action.organisations)
const watches = (actor: Actor, place: Shared) =>
  serves(actor, place) || holdsAny(actor, ['regional', 'hq'], place.commissariat, place.directorate) || speaksFor(actor, place.partners) ||
  (actor.kind === 'person' && actor.posts.some(({ role, commissariat }) => (role === 'zone-officer' || role === 'inspector') && commissariat === place.commissariat))
/** Lists show what reach lets see; whoever has a post may ask. */
const hasPost = (actor: Actor) => isPolice(actor) || isPartner(actor)

/** Who may do what with the work on a zone's plan. */
export const work = {
  'work.note-progress': does,
  'work.add-picture': does,
  'work.show-picture': (actor: Actor, place: Place) => serves(actor, place), // what everybody sees is the station's decision, a partner's pictures too
  'work.propose-improvement': serves,
  'work.move-improvement': serves,
  'work.note-investment': leads,
  'work.note-walk': serves,
  'work.follow-plan': leads,
  'work.action': (actor: Actor, action: Action) => watches(actor, action) || does(actor, action),
  'work.due': hasPost,
  'work.improvements': hasPost,
  'work.investments': hasPost,
  'work.walks': (actor: Actor, place: Place) => watches(actor, { ...place, partners: [] }),
  'work.picture': watches,
  'work.works-of-plan': () => true, // published copies only
  'work.published-picture': () => true,
}
