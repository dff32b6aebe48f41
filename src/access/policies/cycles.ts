import { holdsAny, holdsPost, isPolice, overCountry, type Actor } from '../actor.ts'

type Place = { readonly directorate: string; readonly commissariat: string }
type Zone = Place & { readonly zone: string }
const leads = (actor: Actor, place: Place) => actor.kind === 'operator' || holdsAny(actor, ['commander'], place.commissariat, place.directorate)
const turns = (actor: Actor, place: Place) => leads(actor, place) || holdsAny(actor, ['analyst'], place.commissariat, place.directorate)
const contributes = (actor: Actor, zone: Zone) => turns(actor, zone) || holdsPost(actor, 'zone-officer', zone.zone, zone.commissariat)
const reads = (actor: Actor, zone: Zone) => contributes(actor, zone) || holdsAny(actor, ['regional', 'hq', 'inspector'], zone.zone, zone.commissariat, zone.directorate)
const inDirectorate = (actor: Actor, place: { readonly directorate: string }) => isPolice(actor) && (actor.kind !== 'person' || actor.directorate === place.directorate)

/** Who may do what with the turns of a zone. */
export const cycles = {
  'cycles.begin': turns,
  'cycles.attach-plan': turns,
  // A judgement is a person's: not even the operator makes one.
  'cycles.assess-problem': (actor: Actor, place: Place) => actor.kind === 'person' && turns(actor, place),
  'cycles.write-card': contributes,
  'cycles.rate-partnership': turns,
  'cycles.note-need': turns,
  'cycles.write-account': turns,
  // What ends a turn is the commander's to answer for.
  'cycles.close-cycle': leads,
  'cycles.pass-over': leads,
  'cycles.cycle': reads,
  'cycles.board': isPolice, // reach decides what is on it
  'cycles.count-turns': (actor: Actor) => actor.kind === 'operator', // the machine does
  // Counts of every commissariat, and what was published: headquarters' alone.
  'cycles.country-board': (actor: Actor, place: { readonly country: string | null }) => actor.kind === 'operator' || overCountry(actor, place.country),
  'cycles.method-cards': inDirectorate,
  'cycles.needs-of-cycle': isPolice, // reach decides what is summed
  'cycles.published-account': () => true, // published copies only
  'cycles.account-of-problem': () => true,
}
