import { holdsAny, type Actor } from './actor.ts'

/**
 * Who may make residents' codes and see them: whoever owns the survey, and who sits at the machine itself. A code answers in somebody's
 * stead, so no post of the police does, but for the one of an interview at the door.
 */
export const keepsCodes = (actor: Actor, place: { readonly directorate: string; readonly commissariat: string }): boolean =>
  actor.kind === 'operator' || holdsAny(actor, ['survey-owner'], place.commissariat, place.directorate)
