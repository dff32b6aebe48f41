/**
 * How many of the first few things of one order are among the first few of another, as a share of those few.
 * Not a measure of the whole order: see kendallTauB. Both orders are lists, the first thing first; fewer things than `first` count as they are.
 * |A ∩ B| / min(first, longer list). Nothing in both lists: null.
 * @example topOverlap(['a', 'b', 'c', 'd'], ['c', 'a', 'e', 'b'], 3) // { both: 2, of: 3, share: 0.6666666666666666 }
 */
export function topOverlap<T>(one: readonly T[], other: readonly T[], first: number): { readonly both: number; readonly of: number; readonly share: number | null } {
  if (!(Number.isInteger(first) && first > 0)) throw new RangeError(`The first few are 1 or more, not ${first}.`)
  const among = new Set(other.slice(0, first))
  const both = one.slice(0, first).filter((thing) => among.has(thing)).length
  const of = Math.min(first, Math.max(one.length, other.length))
  return { both, of, share: of === 0 ? null : both / of }
}
