import { pairsWithin } from '../../../src/kernel/locate/pairs-within.ts'
import { shuffle } from '../../../src/kernel/locate/shuffle.ts'
import { seeded } from '../../../src/kernel/random.ts'

type Pairs = { readonly from: Int32Array; readonly to: Int32Array; readonly near: Uint8Array }
type Bands = { readonly space: readonly number[]; readonly days: readonly number[] }

/** The pairs of incidents in any band of distance, each with its band. */
export function nearPairsPlainly({ x, y }: { readonly x: Float64Array; readonly y: Float64Array }, space: readonly number[]): Pairs {
  const { from, to, apart } = pairsWithin(x, y, space.at(-1)!)
  return { from, to, near: Uint8Array.from(apart, (distance) => place(space, distance)) }
}

/** The near-repeat table as one writes it for speed in plain TypeScript: the times dealt out again and again, pairs counted by a table of bands. */
export function shufflesPlainly({ from, to, near }: Pairs, time: Float64Array, { space, days }: Bands, permutations: number): { observed: number[]; p: number[] } {
  const times = Int32Array.from(time), random = seeded(1), wide = days.length + 1, bandOf = Uint8Array.from({ length: 4096 }, (_, day) => place(days, day))
  const counted = () => {
    const table = new Uint32Array((space.length + 1) * wide)
    for (let k = 0; k < from.length; k++) table[near[k]! * wide + bandOf[Math.abs(times[from[k]!]! - times[to[k]!]!)]!]! += 1
    return space.flatMap((_, s) => days.map((__, d) => table[s * wide + d]!))
  }
  const observed = counted(), asMany = observed.map(() => 0)
  for (let k = 0; k < permutations; k++) {
    shuffle(times, random)
    counted().forEach((pairs, cell) => {
      if (pairs >= observed[cell]!) asMany[cell]! += 1
    })
  }
  return { observed, p: asMany.map((often) => (1 + often) / (1 + permutations)) }
}

/** The first band whose end lies beyond; one more than there are for what lies in none. */
function place(ends: readonly number[], value: number): number {
  const band = ends.findIndex((end) => value < end)
  return band === -1 ? ends.length : band
}
