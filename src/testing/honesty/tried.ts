import { seeded } from '#kernel/random.ts'
import type { Chance } from './chance.ts'

/** Where an interval begins and ends; null where the method says nothing. */
export type Ends = { readonly low: number | null; readonly high: number | null }

/** How a method did over all repeats: how often the truth lay within, below and above its intervals, and how wide they were. */
export type Tried = { within: number; below: number; above: number; width: number }

/** The name of a method with what it gave: an interval, and the truth that it was to hold. */
type Given<K extends string> = Readonly<Record<K, Ends & { readonly truth: number }>>

/** The same again and again with a stream of chance told by its seed, and how each method did. */
export function tried<K extends string>(repeats: number, seed: number, once: (random: Chance) => Given<K>): Record<K, Tried> {
  const random = seeded(seed), sums = {} as Record<K, Tried>
  for (let round = 0; round < repeats; round++) {
    for (const [name, { low, high, truth }] of Object.entries(once(random)) as [K, Given<K>[K]][]) {
      const sum = (sums[name] ??= { within: 0, below: 0, above: 0, width: 0 }), from = low ?? -Infinity, to = high ?? Infinity
      if (truth < from) sum.below += 1 / repeats
      else if (truth > to) sum.above += 1 / repeats
      else sum.within += 1 / repeats
      sum.width += (to - from) / repeats
    }
  }
  return sums
}

/** How far a share of so many repeats may lie from the truth by the luck of the repeats: one standard error. */
export function luck(repeats: number, share = 0.95): number {
  return Math.sqrt((share * (1 - share)) / repeats)
}
