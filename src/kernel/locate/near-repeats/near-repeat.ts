import { normalSf } from '../../distributions/normal-sf.ts'
import { dealTimes } from '../../fast/deal-times.ts'
import { permutationP } from '../permutation-p.ts'
import { bandOf, type Ends } from './bands.ts'
import { bartonDavid } from './barton-david.ts'
import { closePairs, inOrder } from './close-pairs.ts'
import { closePlaces } from './close-places.ts'
import { closeTimes, type Linked } from './close-times.ts'

/** Where and when: places in metres (or any plane), times in days (or any unit); what is asked of them. */
export type Incidents = { readonly x: ArrayLike<number>; readonly y: ArrayLike<number>; readonly time: ArrayLike<number> }
export type Asked = {
  readonly space: readonly number[]
  readonly days: readonly number[]
  readonly edge?: Ends
  /** Shuffles (999 by custom); 0 gives the instant preview by moments. */
  readonly permutations: number
  /** Chance: two numbers are drawn, the seed of all shuffles. */
  readonly random?: () => number
  /** Is told now and then how far the work is (0 to 1); what it throws ends the work. */
  readonly told?: (share: number) => void
}

/**
 * The near-repeat table: whether incidents are followed by others nearby more often than chance would have it (Knox over several bands).
 * After a burglary the houses within 200 m are at risk for two weeks: that is a cell of this table with a ratio above 1 and a small `more`.
 * Not across times when the whole town changed (a season alone makes pairs), nor for places that were snapped: all pairs then are at 0.
 * Pairs are counted by band of distance and of time; the times are dealt out anew over the places, `permutations` times. `more` is the one-sided p
 * the custom asks for (as many pairs or more), `twoSided` also sees fewer; look at one table's cells together (20 cells: one has p < 0.05 by chance).
 * Source: Knox 1964; Johnson & Bowers 2004; Ratcliffe's Near Repeat Calculator. Reference values: R's table(), surveillance::knox and 9,999 shuffles.
 */
export function nearRepeat(incidents: Incidents, asked: Asked): NearRepeat {
  const { space, days, edge = 'open', permutations, random, told } = asked, n = incidents.time.length
  checked(incidents, permutations)
  if (permutations > 0 && !random) throw new RangeError('Shuffling needs a source of chance: hand in random.')
  bandOf(days, edge)
  const pairs = closePairs(incidents.x, incidents.y, space, edge, (share) => told?.(pairing * share)), times = inOrder(incidents.time, pairs.order)
  const seed = [half(random), half(random)] as const, dealing = { ends: days, edge, permutations, seed, told: (share: number) => told?.(pairing + (1 - pairing) * share) }
  const { observed, ...chance } = summed(dealTimes(pairs, times, dealing), space.length * days.length)
  const inTime = closeTimes(incidents.time, days, edge), inSpace = closePlaces(pairs, n)
  const cells = space.flatMap((spaceTo, s) => days.map((daysTo, d): NearRepeatCell => {
    const c = s * days.length + d, seen = observed[c] as number, { mean, variance } = bartonDavid(inSpace[s] as Linked, inTime[d] as Linked, n)
    const expected = permutations ? (chance.sum[c] as number) / permutations : mean, z = variance > 1e-12 * (1 + mean * mean) ? (seen - mean) / Math.sqrt(variance) : null
    const p = permutations ? permutationP(chance.atLeast[c] as number, chance.atMost[c] as number, permutations) : preview(z)
    return { spaceFrom: space[s - 1] ?? 0, spaceTo, daysFrom: days[d - 1] ?? 0, daysTo, observed: seen, expected, ratio: expected > 0 ? seen / expected : null, z, ...p }
  }))
  return { cells, n, pairs: pairs.both.length / 2, permutations, method: permutations ? 'permutation' : 'barton-david' }
}

function checked({ x, y, time }: Incidents, permutations: number) {
  if (x.length !== time.length || y.length !== time.length) throw new RangeError(`There are ${x.length} places but ${time.length} times.`)
  if (!(Number.isInteger(permutations) && permutations >= 0)) throw new RangeError(`A number of permutations is whole and 0 or more, not ${permutations}.`)
  for (let i = 0; i < time.length; i++) if (!Number.isFinite(time[i])) throw new RangeError(`Incident ${i + 1} has no time: ${time[i]}.`)
}

// Of 999 shuffles, finding the pairs takes about a tenth of the time.
const pairing = 0.1

/** Half of a seed of 64 bits. */
const half = (random: (() => number) | undefined) => (random ? Math.floor(random() * 4294967296) : 0)

/** Of each cell: what was seen (the first table), and of the others the sum and how often it had as many or more, as many or fewer. */
function summed(tables: Uint32Array, cells: number) {
  const observed = tables.slice(0, cells), sum = new Float64Array(cells), atLeast = sum.slice(), atMost = sum.slice()
  for (let k = cells; k < tables.length; k++) {
    const c = k % cells, pairs = tables[k] as number, seen = observed[c] as number
    sum[c]! += pairs
    if (pairs >= seen) atLeast[c]! += 1
    if (pairs <= seen) atMost[c]! += 1
  }
  return { observed, sum, atLeast, atMost }
}

function preview(z: number | null) {
  return z === null ? { more: 1, twoSided: 1 } : { more: normalSf(z), twoSided: 2 * normalSf(Math.abs(z)) }
}

/** One cell: pairs seen and expected, their ratio (null where none is expected), how far out by the exact moments (z), and both p. */
export type NearRepeatCell = {
  readonly spaceFrom: number
  readonly spaceTo: number
  readonly daysFrom: number
  readonly daysTo: number
  readonly observed: number
  readonly expected: number
  readonly ratio: number | null
  readonly z: number | null
  readonly more: number
  readonly twoSided: number
}

export type NearRepeat = {
  readonly cells: readonly NearRepeatCell[]
  readonly n: number
  /** Pairs in any band of distance. */
  readonly pairs: number
  readonly permutations: number
  readonly method: 'permutation' | 'barton-david'
}
