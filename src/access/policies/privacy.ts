import { holdsAny, holdsRole, type Actor } from '../actor.ts'

const isSomebody = (actor: Actor) => actor.kind === 'person'
/** Who answers for data protection in the directorate. */
const answers = (actor: Actor, place: { readonly directorate: string }) => holdsAny(actor, ['data-protection'], place.directorate)
/** The same about somebody else: nobody decides on what they asked themselves. */
const answersFor = (actor: Actor, asked: { readonly directorate: string; readonly person: string }) => answers(actor, asked) && actor.kind === 'person' && actor.id !== asked.person

/** Those two roles of which one each agrees that a look is told later. */
const defers = (actor: Actor, place: { readonly directorate: string }) => holdsAny(actor, ['data-protection', 'hq'], place.directorate)
const isAbout = (actor: Actor, about: { readonly person: string }) => actor.kind === 'person' && actor.id === about.person
/** A second person, of the role that the first one did not ask in, and neither is whom it is about. */
const agrees = (actor: Actor, asked: { readonly directorate: string; readonly person: string; readonly begunBy: string | null; readonly begunAs: string }) =>
  actor.kind === 'person' && actor.id !== asked.begunBy && !isAbout(actor, asked) && holdsAny(actor, [asked.begunAs === 'hq' ? 'data-protection' : 'hq'], asked.directorate)

type Asked = { readonly deed: string; readonly directorate: string; readonly commissariat: string | null; readonly person: string }
/** Whoever may do the deed that takes rows out asks a second person for it. */
const asksToTake = (actor: Actor, asked: Asked) => (asked.deed === 'survey.draw-sample' ? holdsAny(actor, ['survey-owner'], asked.commissariat, asked.directorate) : answersFor(actor, asked))
/** The second person: who answers for data protection or headquarters, and for letters another owner of the survey there; never who asked, never whom it is about. */
const agreesToTake = (actor: Actor, asked: Asked & { readonly begunBy: string | null }) =>
  actor.kind === 'person' && actor.id !== asked.begunBy && !isAbout(actor, asked) && (defers(actor, asked) || (asked.deed === 'survey.draw-sample' && holdsAny(actor, ['survey-owner'], asked.commissariat, asked.directorate)))

/** Who may do what with what is kept of people. */
export const privacy = {
  'privacy.ask': isSomebody, // about themself
  'privacy.kept-of-me': isSomebody,
  'privacy.my-export': isSomebody,
  'privacy.note-request': answersFor,
  'privacy.requests': answers,
  'privacy.prolong': answersFor,
  'privacy.decide': answersFor,
  'privacy.lift-restriction': answersFor,
  'privacy.correct': answersFor,
  'privacy.rebut': answersFor,
  'privacy.restrict': answersFor,
  'privacy.stop-use': answersFor,
  'privacy.note-told': answersFor,
  'privacy.rebuttals': (actor: Actor, about: { directorate: string; person: string }) => holdsAny(actor, ['data-protection', 'auditor', 'hq'], about.directorate) && !isAbout(actor, about), // whoever reads judgements
  'privacy.export-for': answersFor,
  'privacy.periods': (actor: Actor, place: { directorate: string }) => answers(actor, place) || holdsAny(actor, ['admin'], place.directorate),
  'privacy.set-period': (actor: Actor, place: { directorate: string }) => answers(actor, place) || holdsAny(actor, ['admin'], place.directorate),
  'privacy.who-looked': isSomebody, // at themself
  'privacy.deferrals': defers,
  'privacy.ask-deferral': (actor: Actor, about: { directorate: string; person: string }) => defers(actor, about) && !isAbout(actor, about),
  'privacy.confirm-deferral': agrees,
  'privacy.end-deferral': (actor: Actor, about: { directorate: string; person: string }) => defers(actor, about) && !isAbout(actor, about),
  'privacy.deferrals-counted': () => true,
  'privacy.ask-export': asksToTake,
  'privacy.answer-export': agreesToTake,
  // Each sees what they asked and took, and what they may agree to; those who look after it see all.
  'privacy.exports': (actor: Actor, place: { directorate: string }) => actor.kind === 'person' && actor.directorate === place.directorate && holdsRole(actor, 'survey-owner', 'data-protection', 'hq', 'auditor'),
  'privacy.exports-counted': () => true,
}
