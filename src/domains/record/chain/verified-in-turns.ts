import { givingWay } from '#platform/background/giving-way.ts'
import { stepByStep } from '#platform/background/step-by-step.ts'
import type { Wrong } from '../words.ts'
import { verifying } from './verified.ts'

/** What `verified` says of a chain, for whoever answers pages meanwhile: a record of years is walked some lines at a time. */
export async function verifiedInTurns(...of: Parameters<typeof verifying>): Promise<Wrong[]> {
  return stepByStep(verifying(...of), givingWay())
}
