import { holdsAny, holdsPost, holdsRole, isStaff, trustedRoles, type Actor, type Role } from '../actor.ts'

type Area = { readonly directorate: string; readonly commissariat: string | null; /** Said of a post over the country. */ readonly country?: string | null; /** Said where the area is a village: its zone. */ readonly within?: string | null }
const runsPosts = (actor: Actor, area: Area) =>
  actor.kind === 'operator' || holdsAny(actor, ['admin'], area.directorate) || holdsAny(actor, ['commander'], area.commissariat)
/** Those whom a commander lets in: who can do no more than what the station shares with them. */
const letInByCommander: readonly string[] = ['partner', 'watch-coordinator', 'volunteer-candidate', 'volunteer']
/** A commander fills the posts of zone officers, of partners and of those who help of their own will; every other post is the administrator's, but one over the country: that is given by two together, or at the console. */
const appoints = (actor: Actor, area: Area & { readonly role: string }) =>
  runsPosts(actor, area) && !(area.country && actor.kind !== 'operator') && (actor.kind === 'operator' || area.role === 'zone-officer' || letInByCommander.includes(area.role) || holdsAny(actor, ['admin'], area.directorate))
/** A post of trust is given by two, at the console, or by whoever founded the directorate while that runs. */
const givesAlone = (actor: Actor, area: Area & { readonly role: string; readonly founder: string | null }) =>
  appoints(actor, area) && (actor.kind === 'operator' || !trustedRoles.includes(area.role as Role) || isThem(actor, area.founder))
const isThem = (actor: Actor, person: string | null) => person !== null && actor.kind === 'person' && actor.id === person
const leads = (actor: Actor, place: { readonly directorate: string }) =>
  actor.kind === 'operator' || (actor.kind === 'person' && actor.directorate === place.directorate && actor.posts.some(({ role }) => role === 'admin' || role === 'commander'))

/**
 * Who may say that somebody lost every proof: whoever leads the directorate or the commissariat, never the person themself, and never the same one twice; of
 * who holds a post of trust nobody below the directorate. The console stands for both: it has the files.
 */
const custodian = (actor: Actor, lost: { readonly directorate: string; readonly commissariat: string | null; readonly person: string; readonly begunBy: string | null; readonly trusted: boolean }) =>
  actor.kind === 'operator' || (actor.kind === 'person' && actor.id !== lost.person && actor.id !== lost.begunBy &&
    (holdsAny(actor, ['hq', 'admin'], lost.directorate) || (!lost.trusted && holdsAny(actor, ['commander'], lost.commissariat))))
/** A post of trust is asked for by who runs the directorate, and agreed to by another who leads it: neither for themself. It may be taken away by one. */
const leadsDirectorate = (actor: Actor, place: { readonly directorate: string }) => actor.kind === 'operator' || holdsAny(actor, ['hq', 'admin'], place.directorate)
const asksForTrust = (actor: Actor, asked: { readonly directorate: string; readonly person: string | null }) =>
  actor.kind === 'operator' || (actor.kind === 'person' && actor.id !== asked.person && holdsAny(actor, ['admin'], asked.directorate))
const agreesToTrust = (actor: Actor, asked: { readonly directorate: string; readonly person: string; readonly begunBy: string | null }) =>
  leadsDirectorate(actor, asked) && !(actor.kind === 'person' && (actor.id === asked.person || actor.id === asked.begunBy))
/** Whoever is given a post by somebody may lose it by them; one over the country by who runs the directorate. */
const takesAway = (actor: Actor, area: Area & { readonly role: string }) => appoints(actor, area) || (Boolean(area.country) && holdsAny(actor, ['admin'], area.directorate))
/** By whose word people come in is the administrator's to ask for. */
const runsDoor = (actor: Actor, place: { readonly directorate: string }) => actor.kind === 'operator' || holdsAny(actor, ['admin'], place.directorate)
const isSomebody = (actor: Actor) => actor.kind === 'person'
/** Whoever does the work of the police, and not who only looks after the house. */
const breaksGlass = (actor: Actor, place: { readonly directorate: string }) =>
  actor.kind === 'person' && actor.directorate === place.directorate && holdsRole(actor, 'hq', 'regional', 'commander', 'analyst', 'inspector', 'zone-officer')
const queuesGlass = (actor: Actor, place: { readonly directorate: string }) => holdsAny(actor, ['auditor', 'data-protection', 'hq'], place.directorate)
/** Who judges what somebody else opened: the auditor and whoever answers for data protection, headquarters where there is no auditor; never somebody of a commissariat that has to do with it. */
const judgesGlass = (actor: Actor, opened: { readonly directorate: string; readonly person: string; readonly commissariats: readonly string[]; readonly audited: boolean }) =>
  actor.kind === 'person' && actor.id !== opened.person && !actor.posts.some(({ commissariat }) => commissariat !== null && opened.commissariats.includes(commissariat)) &&
  holdsAny(actor, opened.audited ? ['auditor', 'data-protection'] : ['auditor', 'data-protection', 'hq'], opened.directorate)

/** Who may do what with people and their posts. */
export const people = {
  'people.add-person': leads,
  'people.let-in': givesAlone,
  'people.open-post': (actor: Actor, area: Area & { role: string }) => appoints(actor, area),
  'people.assign-post': givesAlone,
  'people.leave-post': (actor: Actor, area: Area & { role: string }) => takesAway(actor, area),
  'people.close-post': (actor: Actor, area: Area & { role: string }) => takesAway(actor, area),
  'people.describe-post': (actor: Actor, area: Area & { role: string }) => appoints(actor, area),
  'people.hand-over-post': givesAlone,
  // Who ever held what is known to those who give posts, to those above them, and to who looks at the record.
  // The villages of a zone are its officer's too: who coordinates and who helps in them.
  'people.posts-of-area': (actor: Actor, area: Area) => runsPosts(actor, area) || holdsAny(actor, ['regional', 'hq', 'auditor'], area.directorate) || (typeof area.within === 'string' && holdsPost(actor, 'zone-officer', area.within)),
  'people.ask-trusted-post': asksForTrust,
  'people.agree-trusted-post': agreesToTrust,
  'people.drop-trusted-post': leadsDirectorate,
  'people.trusted-posts': (actor: Actor, place: { directorate: string }) => leadsDirectorate(actor, place) || holdsAny(actor, ['auditor'], place.directorate),
  'people.tick-step': runsDoor,
  'people.set-up': runsDoor,
  // A commander lets partners and volunteers in, and nobody who can do more than they. To who holds a post of trust nobody alone makes a way in, but the founder.
  'people.invite-to-sign-in': (actor: Actor, place: { directorate: string; commissariat: string | null; role: string | null; trusted: boolean; founder: string | null }) =>
    actor.kind === 'operator' || (holdsAny(actor, ['admin'], place.directorate) && (!place.trusted || isThem(actor, place.founder))) || (place.role !== null && letInByCommander.includes(place.role) && holdsAny(actor, ['commander'], place.commissariat)),
  'people.sign-in': () => true, // the link decides
  'people.sign-out': () => true, // whoever shows the session ends it
  'people.sign-in-with-password': () => true, // the password and the code decide
  'people.sign-in-with-passkey': () => true, // the passkey decides
  'people.prove-again': () => true, // the proof decides
  'people.sign-in-with-provider': () => true, // the provider's word and the identity decide
  'people.sign-in-beside': () => true, // the same and a code
  'people.prove-with-provider': () => true, // the same in a session
  'people.bind-own-identity': () => true, // whoever shows the session sets up their own
  'people.errand': () => true, // it sends whoever asks to a provider's door
  'people.end-by-provider': () => true, // the provider's signed word decides
  'people.way-out': () => true, // it leads away whoever was just signed out
  'people.answer-out': () => true, // it says what a provider answered, and does nothing
  'people.asserted': () => true, // it lets nobody in by itself
  'people.provider-metadata': () => true, // what we are to a provider is no secret
  'people.sign-in-providers': () => true, // the buttons of the door
  // By whose word people come in is said by two, at the console, or by whoever founds the directorate while that runs; a door is closed by one.
  'people.set-up-provider': (actor: Actor, place: { directorate: string; founder: string | null }) => runsDoor(actor, place) && (actor.kind === 'operator' || isThem(actor, place.founder)),
  'people.ask-provider': runsDoor,
  'people.agree-provider': (actor: Actor, asked: { directorate: string; begunBy: string | null }) => leadsDirectorate(actor, asked) && !isThem(actor, asked.begunBy),
  'people.drop-provider': leadsDirectorate,
  'people.close-provider': leadsDirectorate,
  // Whoever holds a post of trust binds their own.
  'people.bind-identity': (actor: Actor, place: { directorate: string; trusted: boolean }) => runsDoor(actor, place) && (actor.kind === 'operator' || !place.trusted),
  'people.unbind-identity': runsDoor,
  'people.providers': (actor: Actor, place: { directorate: string }) => leadsDirectorate(actor, place) || holdsAny(actor, ['auditor'], place.directorate),
  'people.provider-tried': runsDoor,
  'people.provider-described': runsDoor,
  'people.set-password': () => true, // whoever shows the session sets up their own
  'people.add-passkey': () => true, // the same
  'people.remove-proof': isSomebody,
  'people.end-session': isSomebody,
  'people.end-other-sessions': isSomebody,
  'people.forget-browsers': isSomebody,
  'people.put-notice-away': isSomebody,
  'people.end-sessions-of': (actor: Actor, place: { directorate: string }) => actor.kind === 'operator' || holdsAny(actor, ['admin', 'hq'], place.directorate),
  'people.sweep-sessions': (actor: Actor) => actor.kind === 'operator',
  'people.let-links-suffice': (actor: Actor) => actor.kind === 'operator',
  'people.begin-recovery': custodian,
  'people.confirm-recovery': custodian,
  'people.recoveries': (actor: Actor, place: { directorate: string }) =>
    actor.kind === 'operator' || (actor.kind === 'person' && actor.directorate === place.directorate && holdsRole(actor, 'hq', 'admin', 'commander')),
  'people.break-glass': breaksGlass,
  'people.my-openings': breaksGlass,
  'people.openings': queuesGlass, // each sees those they may judge
  'people.end-opening': (actor: Actor, opened: { directorate: string; person: string; commissariats: readonly string[]; audited: boolean }) => (actor.kind === 'person' && actor.id === opened.person) || judgesGlass(actor, opened),
  'people.judge-opening': judgesGlass,
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
