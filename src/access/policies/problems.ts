import { holdsAny, holdsPost, isPolice, type Actor } from '../actor.ts'

type Zone = { readonly directorate: string; readonly commissariat: string; readonly zone: string }
const analyses = (actor: Actor, zone: Zone) => actor.kind === 'operator' || holdsAny(actor, ['analyst'], zone.commissariat, zone.directorate)
const contributes = (actor: Actor, zone: Zone) => analyses(actor, zone) || holdsPost(actor, 'zone-officer', zone.zone, zone.commissariat)
/** Whoever ends a turn of the stages closes what is solved and carries on what is not. */
const ends = (actor: Actor, zone: Zone) => analyses(actor, zone) || holdsAny(actor, ['commander'], zone.commissariat, zone.directorate)
const reads = (actor: Actor, zone: Zone) => contributes(actor, zone) || holdsAny(actor, ['commander', 'regional'], zone.commissariat, zone.directorate)

/** Who may do what with the problems of a zone. */
export const problems = {
  'problems.name-problem': contributes,
  'problems.add-evidence': contributes,
  'problems.note-information': contributes,
  'problems.note-conversation': contributes,
  'problems.rank-concerns': contributes,
  'problems.add-cause': analyses,
  'problems.weigh-problem': analyses,
  'problems.route-problem': analyses,
  'problems.close-problem': ends,
  'problems.carry-on': ends,
  'problems.correct-problem': analyses,
  'problems.map-place': analyses,
  // A signature is a person's: not even the operator signs for one.
  'problems.sign-analysis': (actor: Actor, zone: Zone) => holdsAny(actor, ['analyst'], zone.commissariat, zone.directorate),
  'problems.desk': reads,
  'problems.problems': reads,
  'problems.problem': reads,
  'problems.missing': reads,
  'problems.media': isPolice, // reach decides what is in it
}
