import type { Actor } from '#access/actor.ts'
import { may } from '#frame/allow.ts'
import type { Opens } from './opens.ts'

type Place = { readonly directorate: string; readonly commissariat: string; /** None where a thing lies in all of the commissariat. */ readonly zone: string | null; /** The organisations with which it is shared. */ readonly partners?: readonly string[] }

/** Which pages about a place somebody may open: the same policies say it that refuse. */
export function opensAt(actor: Actor, { directorate, commissariat, zone, partners = [] }: Place): Opens {
  const place = { directorate, commissariat, zone }, shared = { ...place, zone: zone ?? commissariat, partners }
  return {
    cycle: may('cycles.cycle', actor, shared), desk: may('problems.desk', actor, shared), sign: may('problems.sign-analysis', actor, shared), places: may('survey.places', actor, place),
    round: may('survey.wave', actor, place), silent: may('survey.participation', actor, place), asks: may('survey.plan-wave', actor, place),
    action: may('work.action', actor, { ...shared, holder: null, organisations: [] }), plan: may('plans.plan', actor, shared), walks: may('work.walks', actor, place),
  }
}
