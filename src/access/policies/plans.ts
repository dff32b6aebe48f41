import { holdsAny, holdsPost, isPartner, isPolice, policeRoles, worksHere, type Actor } from '../actor.ts'

type Zone = { readonly directorate: string; readonly commissariat: string; readonly zone: string }
/** A plan or an action, with the organisations that take part in it. */
type Shared = Zone & { readonly partners: readonly string[] }
/** What an organisation was asked. */
type Asked = Zone & { readonly organisation: string }
type Commissariat = { readonly directorate: string; readonly commissariat: string | null }
type Directorate = { readonly directorate: string }

const speaksFor = (actor: Actor, organisations: readonly string[]) => holdsPost(actor, 'partner', ...organisations)
const leads = (actor: Actor, zone: Zone) => actor.kind === 'operator' || holdsAny(actor, ['analyst', 'commander'], zone.commissariat, zone.directorate)
const writes = (actor: Actor, zone: Zone) => actor.kind === 'operator' || holdsAny(actor, ['analyst'], zone.commissariat, zone.directorate) || holdsPost(actor, 'zone-officer', zone.zone, zone.commissariat)
const reads = (actor: Actor, zone: Zone) => writes(actor, zone) || holdsAny(actor, ['commander', 'inspector', 'regional', 'hq', 'admin'], zone.zone, zone.commissariat, zone.directorate)
const shares = (actor: Actor, plan: Shared) => reads(actor, plan) || speaksFor(actor, plan.partners)
const answers = (actor: Actor, asked: Asked) => leads(actor, asked) || speaksFor(actor, [asked.organisation])
const staff = (actor: Actor, { directorate, commissariat }: Commissariat) =>
  actor.kind === 'operator' || (actor.kind === 'person' && actor.directorate === directorate
    && actor.posts.some((post) => policeRoles.includes(post.role) && post.country === undefined && (commissariat === null || post.commissariat === null || post.commissariat === commissariat)))
const directs = (actor: Actor, { directorate }: Directorate) => actor.kind === 'operator' || holdsAny(actor, ['regional', 'hq', 'admin'], directorate)
const takesPart = (actor: Actor, { directorate }: Directorate) => actor.kind === 'operator' || (actor.kind === 'person' && actor.directorate === directorate && (isPolice(actor) || isPartner(actor)))
const works = (actor: Actor, { directorate }: Directorate) => worksHere(actor) && (actor.kind !== 'person' || actor.directorate === directorate)
const everybody = () => true

/** Who may do what with the plans of a zone and the strategy of a directorate. */
export const plans = {
  'plans.draft-plan': writes,
  'plans.state-problem': writes,
  'plans.set-objective': writes,
  'plans.drop-objective': writes,
  'plans.plan-action': writes,
  'plans.drop-action': writes,
  'plans.share-part': writes,
  'plans.note-need': writes,
  'plans.drop-need': writes,
  'plans.summarise-plan': writes,
  'plans.set-review': writes,
  'plans.hold-review': writes,
  'plans.ask-task': writes,
  'plans.ask-partners': writes,
  'plans.answer-task': answers,
  'plans.answer-plan': answers,
  'plans.publish-plan': leads,
  'plans.close-plan': leads,
  'plans.tell-names': (actor: Actor) => actor.kind === 'operator', // it follows by itself
  'plans.write-strategy': directs,
  'plans.note-consultation': directs,
  'plans.adopt-strategy': directs,
  'plans.plan': shares,
  'plans.plan-gaps': shares,
  // The post that owns an action may be another zone's.
  'plans.action': (actor: Actor, plan: Shared) => shares(actor, plan) || (actor.kind === 'person' && actor.posts.some(({ role, commissariat }) => (role === 'zone-officer' || role === 'inspector') && commissariat === plan.commissariat)),
  // What the database lets through is what they may see: staff within reach, a partner what is shared with it.
  'plans.plans': takesPart,
  'plans.my-tasks': works,
  'plans.plain-check': everybody,
  'plans.zones-to-plan': staff,
  'plans.needs-summed': staff,
  'plans.priorities': staff,
  'plans.strategy-draft': staff,
  'plans.published-plan': everybody,
  'plans.published-problem': everybody,
  'plans.problems-of-item': everybody,
  'plans.strategy': everybody,
}
