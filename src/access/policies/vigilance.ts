import { holdsAny, type Actor } from '../actor.ts'

type Found = { readonly directorate: string; readonly person: string; readonly commissariats: readonly string[]; readonly audited: boolean }
/** Who looks at what was odd about somebody: the auditor, headquarters where there is none; never the person themself, nor anybody of a commissariat where that person holds a post. */
const reviews = (actor: Actor, found: Found) =>
  actor.kind === 'person' && actor.id !== found.person && !actor.posts.some(({ commissariat }) => commissariat !== null && found.commissariats.includes(commissariat)) && holdsAny(actor, found.audited ? ['auditor'] : ['auditor', 'hq'], found.directorate)

/** Who may do what with the weekly list of odd looking. */
export const vigilance = {
  'vigilance.draw-list': (actor: Actor) => actor.kind === 'operator', // the machine itself, every week
  'vigilance.list': (actor: Actor, place: { readonly directorate: string }) => holdsAny(actor, ['auditor', 'hq'], place.directorate), // each sees those they may decide on
  'vigilance.decide': reviews,
}
