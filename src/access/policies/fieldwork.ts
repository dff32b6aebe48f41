import { holdsAny, type Actor } from '../actor.ts'
import { keepsCodes } from '../keeps-codes.ts'
import { interviews } from './interviews.ts'

type Place = { readonly directorate: string; readonly commissariat: string }
const plans = (actor: Actor, place: Place) => actor.kind === 'operator' || holdsAny(actor, ['analyst', 'survey-owner'], place.commissariat, place.directorate)
/** Whoever interviews may key in, but no officer reads what the residents of their own zone have written. */
const keys = (actor: Actor, place: Place & { readonly zone: string }) =>
  interviews(actor, place) && !(holdsAny(actor, ['zone-officer', 'inspector'], place.zone) && !holdsAny(actor, ['survey-owner', 'interviewer'], place.commissariat, place.directorate))

/** Who may do what on paper and at the door. */
export const fieldwork = {
  'fieldwork.print-sheets': keepsCodes, // a serial is a code
  'fieldwork.key-in-sheet': keys,
  'fieldwork.settle-keying': keys,
  'fieldwork.drop-keyings': plans,
  'fieldwork.interview-sheet': interviews,
  'fieldwork.sheet-to-key': keys,
  'fieldwork.keying-queue': interviews,
  'fieldwork.interview-totals': plans,
}
