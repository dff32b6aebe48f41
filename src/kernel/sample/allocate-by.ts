import { allocate } from './allocate.ts'

/** A stratum: how many people, how far their answers spread (standard deviation), and what an interview costs there. */
export type Stratum = { readonly size: number; readonly spread?: number; readonly cost?: number }

/**
 * Gives out `total` interviews among strata by a rule: `proportional` to the people (every answer weighs the same), `neyman` to people
 * times spread (the best for the whole, by cost^-1/2), `square-root` to the root of the people (small zones get a voice of their own).
 * All but the proportional need weights afterwards: `weights` holds people / interviews. Not for spreads that are guessed boldly: neyman
 * with wrong spreads can be worse than proportional. No stratum gets more than its people or, where they allow it, fewer than `least`.
 * A stratum that is full, or at its least, is set aside and the rest given out anew; whole numbers as allocate gives them.
 * Source: J. Neyman 1934; Cochran 1977, 5.5; M. D. Bankier 1988 for roots.
 * @example allocateBy(60, [{ size: 900 }, { size: 100 }], 'square-root').places // [45, 15]
 */
export function allocateBy(total: number, strata: readonly Stratum[], rule: 'proportional' | 'neyman' | 'square-root', least = 0): Allocation {
  if (!rules.has(rule)) throw new RangeError(`Interviews are given out by proportional, neyman or square-root, not by ${rule}.`)
  for (const { size, spread = 1, cost = 1 } of strata) {
    if (!(Number.isInteger(size) && size >= 0)) throw new RangeError(`A stratum has a whole number of people, not ${size}.`)
    if (!(spread >= 0 && spread < Infinity && cost > 0 && cost < Infinity)) {
      throw new RangeError(`A spread is 0 or more and a cost above 0, not ${spread} and ${cost}.`)
    }
  }
  if (!(Number.isInteger(least) && least >= 0)) throw new RangeError(`The least a stratum gets is a whole number, not ${least}.`)
  const people = strata.reduce((sum, { size }) => sum + size, 0), floors = strata.map(({ size }) => Math.min(size, least))
  const needed = floors.reduce((a, b) => a + b, 0)
  if (!(Number.isInteger(total) && total >= needed && total <= people)) {
    throw new RangeError(`Among ${people} people, from ${needed} to ${people} interviews can be given out, not ${total}.`)
  }
  const claims = strata.map(({ size, spread = 1, cost = 1 }) => (rule === 'proportional' ? size : rule === 'square-root' ? Math.sqrt(size) : (size * spread) / Math.sqrt(cost)))
  const places = new Array<number>(strata.length).fill(0), open = new Set(strata.keys())
  let left = total
  while (open.size > 0) {
    const groups = [...open], claimed = groups.map((h) => claims[h]!)
    // Where nobody left has a claim (no spread at all), the people themselves are the claim.
    const given = allocate(left, claimed.every((claim) => claim === 0) ? groups.map((h) => strata[h]!.size) : claimed)
    const over = groups.filter((h, at) => given[at]! > strata[h]!.size), under = groups.filter((h, at) => given[at]! < floors[h]!)
    const overBy = over.reduce((sum, h) => sum + given[groups.indexOf(h)]! - strata[h]!.size, 0)
    const underBy = under.reduce((sum, h) => sum + floors[h]! - given[groups.indexOf(h)]!, 0)
    // The side that is further off is settled first, so that nobody is settled who would have fitted in the end.
    const settled = overBy === 0 && underBy === 0 ? groups : overBy >= underBy ? over : under
    for (const h of settled) {
      places[h] = settled === groups ? given[groups.indexOf(h)]! : settled === over ? strata[h]!.size : floors[h]!
      left -= places[h]!
      open.delete(h)
    }
  }
  return { places, weights: places.map((n, h) => (n > 0 ? strata[h]!.size / n : null)), n: total, method: rule }
}

const rules: ReadonlySet<string> = new Set(['proportional', 'neyman', 'square-root'])

/** Interviews of each stratum, and how many people one of them then speaks for (null where nobody is asked). */
export type Allocation = { readonly places: number[]; readonly weights: (number | null)[]; readonly n: number; readonly method: 'proportional' | 'neyman' | 'square-root' }
