import { holdsAny, isStaff, type Actor } from '../actor.ts'

type Area = { readonly directorate: string; readonly commissariat: string | null }
const runsPosts = (actor: Actor, area: Area) =>
  actor.kind === 'operator' || holdsAny(actor, ['admin'], area.directorate) || holdsAny(actor, ['commander'], area.commissariat)
/** A commander fills the posts of zone officers and of partners; every other post is the administrator's. */
const appoints = (actor: Actor, area: Area & { readonly role: string }) =>
  runsPosts(actor, area) && (actor.kind === 'operator' || area.role === 'zone-officer' || area.role === 'partner' || holdsAny(actor, ['admin'], area.directorate))
const leads = (actor: Actor, place: { readonly directorate: string }) =>
  actor.kind === 'operator' || (actor.kind === 'person' && actor.directorate === place.directorate && actor.posts.some(({ role }) => role === 'admin' || role === 'commander'))

/** Who may say that somebody lost every proof: whoever leads the directorate or the commissariat, never the person themself, and never the same one twice. The console stands for both: it has the files. */
const custodian = (actor: Actor, lost: { readonly directorate: string; readonly commissariat: string | null; readonly person: string; readonly begunBy: string | null }) =>
  actor.kind === 'operator' || (actor.kind === 'person' && actor.id !== lost.person && actor.id !== lost.begunBy &&
    (holdsAny(actor, ['hq', 'admin'], lost.directorate) || holdsAny(actor, ['commander'], lost.commissariat)))
const isSomebody = (actor: Actor) => actor.kind === 'person'

/** Who may do what with people and their posts. */
export const people = {
  'people.add-person': leads,
  'people.let-in': (actor: Actor, area: Area & { role: string }) => appoints(actor, area),
  'people.open-post': (actor: Actor, area: Area & { role: string }) => appoints(actor, area),
  'people.assign-post': (actor: Actor, area: Area & { role: string }) => appoints(actor, area),
  'people.leave-post': (actor: Actor, area: Area & { role: string }) => appoints(actor, area),
  'people.close-post': (actor: Actor, area: Area & { role: string }) => appoints(actor, area),
  'people.describe-post': (actor: Actor, area: Area & { role: string }) => appoints(actor, area),
  // A commander lets partners in, and nobody who can do more than a partner.
  'people.invite-to-sign-in': (actor: Actor, place: { directorate: string; commissariat: string | null; role: string | null }) =>
    actor.kind === 'operator' || holdsAny(actor, ['admin'], place.directorate) || (place.role === 'partner' && holdsAny(actor, ['commander'], place.commissariat)),
  'people.sign-in': () => true, // the link decides
  'people.sign-out': () => true, // whoever shows the session ends it
  'people.sign-in-with-password': () => true, // the password and the code decide
  'people.sign-in-with-passkey': () => true, // the passkey decides
  'people.prove-again': () => true, // the proof decides
  'people.set-password': () => true, // whoever shows the session sets up their own
  'people.add-passkey': () => true, // the same
  'people.remove-proof': isSomebody,
  'people.end-session': isSomebody,
  'people.end-other-sessions': isSomebody,
  'people.sweep-sessions': (actor: Actor) => actor.kind === 'operator',
  'people.let-links-suffice': (actor: Actor) => actor.kind === 'operator',
  'people.begin-recovery': custodian,
  'people.confirm-recovery': custodian,
  'people.recoveries': (actor: Actor, place: { directorate: string }) =>
    actor.kind === 'operator' || (actor.kind === 'person' && actor.directorate === place.directorate && actor.posts.some(({ role }) => role === 'hq' || role === 'admin' || role === 'commander')),
  'people.my-sessions': isSomebody,
  'people.new-code': () => true, // whoever shows the session
  'people.passkey-offer': () => true, // the same
  'people.passkey-question': () => true, // it names nobody
  'people.whose-session': () => true, // whoever shows the session is that person
  'people.acting-person': (actor: Actor) => actor.kind === 'operator', // whoever sits at the console says on whose behalf
  'people.persons': leads,
  'people.posts-of-zones': isStaff,
  'people.zone-officers': () => true,
}
