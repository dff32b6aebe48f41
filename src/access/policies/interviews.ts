import { holdsAny, type Actor } from '../actor.ts'

/** Who asks at the door: interviewers, the survey's owner, and officers of the commissariat, in whichever of its zones they serve. Analysts see what is added up, and no sheet. */
export const interviews = (actor: Actor, place: { readonly directorate: string; readonly commissariat: string }): boolean =>
  actor.kind === 'operator' || holdsAny(actor, ['survey-owner', 'interviewer'], place.commissariat, place.directorate) ||
  (actor.kind === 'person' && actor.posts.some(({ role, commissariat }) => (role === 'zone-officer' || role === 'inspector') && commissariat === place.commissariat))
