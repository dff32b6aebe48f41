import { randomBytes } from 'node:crypto'
import { givingWay } from '#platform/background/giving-way.ts'
import { codeFrom } from '../rules/asking/code.ts'

/** A code takes some hundredths of a millisecond, and ten thousand may be wanted: others are served after every so many. */
export const codesAtOnce = 100

/** As many new invitation codes as wanted, no two alike. */
export async function freshCodes(count: number, giveWay: () => Promise<void> = givingWay()): Promise<readonly string[]> {
  const codes = new Set<string>()
  while (codes.size < count) {
    for (let left = Math.min(codesAtOnce, count - codes.size); left > 0; left--) codes.add(codeFrom(randomBytes(7)))
    await giveWay()
  }
  return [...codes]
}
