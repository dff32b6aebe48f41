import type { FieldCount } from '../field-count.ts'
import { withheldBecause } from '../publishable.ts'
import type { Letters } from './quality.ts'

/**
 * Outcome rates by the names of the American Association for Public Opinion Research, as far as what is kept allows. All letters of which nothing is
 * known count as eligible: the least favourable reading. RR1 = answered / eligible, REF1 = refused / eligible, COOP1 = answered / (answered + refused),
 * CON1 = (answered + refused) / eligible. Half-filled sheets are wiped at closing, so RR2 is RR1; RR3 and up want to know how many of the unknown could
 * have answered, which nobody notes. Null where no letter was sent, and where none was answered: then the answers came in another way. Source: AAPOR, Standard Definitions, 10th edition, 2023.
 */
export function lettersTold({ invited, answered, refused, notEligible }: Pick<FieldCount, 'invited' | 'answered' | 'refused' | 'notEligible'>): Letters | null {
  const eligible = invited - notEligible
  if (eligible === 0 || answered === 0) return null
  const told = (hits: number, n = eligible) => withheldBecause({ asked: true, n, hits }) === null
  const reached = answered + refused, answeredTold = told(answered), refusedTold = told(refused)
  // Two of answered, refused and reached give the third.
  const both = answeredTold && refusedTold && told(reached)
  return {
    invited: notEligible === 0 || told(notEligible, invited) ? invited : null, eligible, answered: answeredTold ? answered : null,
    rr1: answeredTold ? answered / eligible : null, ref1: both ? refused / eligible : null,
    coop1: both && told(answered, reached) ? answered / reached : null, con1: both ? reached / eligible : null,
  }
}
