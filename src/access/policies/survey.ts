import { holdsAny, isStaff, overCountry, type Actor } from '../actor.ts'
import { keepsCodes } from '../keeps-codes.ts'
import { interviews } from './interviews.ts'

type Place = { readonly directorate: string; readonly commissariat: string }
const plans = (actor: Actor, place: Place) => actor.kind === 'operator' || holdsAny(actor, ['analyst', 'survey-owner'], place.commissariat, place.directorate)
/** Who has what residents wrote in custody is who has their codes: the survey's owner, and no officer. */
const keeps = keepsCodes
const watches = (actor: Actor, place: Place) => plans(actor, place) || holdsAny(actor, ['commander', 'regional'], place.commissariat, place.directorate)
const fields = (actor: Actor, place: Place) => plans(actor, place) || holdsAny(actor, ['interviewer'], place.commissariat)
const follows = (actor: Actor, place: Place) => watches(actor, place) || fields(actor, place)

const asks = (actor: Actor, place: { directorate: string }) =>
  actor.kind === 'operator' || (actor.kind === 'person' && actor.directorate === place.directorate && actor.posts.some((post) => post.role === 'analyst' || post.role === 'survey-owner'))

/** Who may do what in the survey. */
export const survey = {
  'survey.load-instrument': asks,
  'survey.plan-wave': plans,
  'survey.open-wave': plans,
  'survey.close-wave': plans,
  'survey.seal-late': (actor: Actor) => actor.kind === 'operator', // what is older than seals is the console's
  'survey.go-on-asking': plans,
  'survey.stop-asking': plans,
  'survey.invite': (actor: Actor, place: Place & { readonly mode?: string | undefined; readonly count: number }) => keepsCodes(actor, place) || (place.mode === 'interview' && place.count === 1 && interviews(actor, place)),
  'survey.draw-sample': (actor: Actor, place: Place) => actor.kind === 'person' && keepsCodes(actor, place), // a list that leaves the house has a name on it
  'survey.note-outcomes': (actor: Actor, place: Place) => keepsCodes(actor, place) || holdsAny(actor, ['interviewer'], place.commissariat), // by codes
  'survey.keep-draft': () => true, // the code decides
  'survey.answer-sheet': () => true, // the code and the wave's own dates decide, not the person
  'survey.sign-token': () => true, // the code decides
  'survey.seal-sheet': () => true, // the code decides
  'survey.hand-in-sheet': () => true, // the token decides
  'survey.forget-draft': () => true, // the code decides
  'survey.save-mapping': fields,
  'survey.import-sheets': fields,
  'survey.undo-batch': fields,
  'survey.publish-wave': plans,
  'survey.instruments': isStaff,
  'survey.instrument': () => true,
  'survey.detectable-change': isStaff,
  'survey.plan-breaks': plans,
  'survey.sheet-to-fill': () => true, // the code decides
  'survey.questionnaire': () => true, // what residents of a zone are asked is no secret
  'survey.waves': isStaff,
  'survey.wave': follows,
  'survey.wave-progress': follows,
  'survey.preview-import': fields,
  'survey.propose-mapping': fields,
  'survey.batches': fields,
  'survey.mappings': fields,
  'survey.preview-results': plans,
  'survey.comparability': follows,
  'survey.zone-results': () => true, // published copies only
  'survey.published-waves': () => true,
  'survey.wave-results': () => true,
  'survey.code-remark': keeps,
  'survey.add-remark-code': plans,
  'survey.redact-remark': keeps,
  'survey.publish-remark-counts': plans,
  'survey.name-place': plans,
  'survey.close-place': plans,
  'survey.note-outreach': watches,
  'survey.close-outreach': watches,
  'survey.remarks-to-code': keeps, // nobody else reads what residents wrote
  'survey.remark-counts': watches,
  'survey.published-remark-counts': () => true, // published copies only
  'survey.places': follows,
  'survey.place-counts': watches,
  'survey.published-place-counts': () => true,
  'survey.breakdown': watches,
  'survey.published-breakdown': () => true,
  'survey.participation': watches,
  'survey.outreach': isStaff, // reach decides what is on it
  'survey.register-poll': asks,
  'survey.withdraw-poll': asks,
  'survey.published-polls': () => true, // published copies only
  // How good the asking was in every commissariat of a country, as numbers: headquarters' alone.
  'survey.country-quality': (actor: Actor, place: { readonly country: string | null }) => actor.kind === 'operator' || overCountry(actor, place.country),
  'survey.board': isStaff, // reach decides what is on it
}
