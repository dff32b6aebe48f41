/**
 * How far two lists of priorities agree where the top counts most and the lists may hold different things: 1 the same, 0 nothing in common.
 * Not for orders of the same few things with ties (rankAgreement). `persistence` says how deep one looks: with 0.9 the first ten places
 * carry 86 % of the weight. low and high are what any continuation of the lists beyond their ends could make of it: no sampling error.
 * Sum of p^(d-1) (1 - p) A_d with A_d the overlap of the first d over d; extrapolated from the last overlap seen.
 * Source: Webber, Moffat & Zobel 2010, "A similarity measure for indefinite rankings", eq. 11, 23, 30 and 32.
 * Reference values: by hand and by summing the definition to a thousand places.
 * @example rankBiasedOverlap(['a', 'b', 'c'], ['a', 'c', 'b']).overlap // 0.955
 */
export function rankBiasedOverlap<T>(one: readonly T[], other: readonly T[], persistence = 0.9): RankBiasedOverlap {
  if (!(persistence > 0 && persistence < 1)) throw new RangeError(`A persistence lies between 0 and 1; ${persistence} does not.`)
  for (const list of [one, other]) {
    if (new Set(list).size !== list.length) throw new RangeError('A list of priorities names each thing once.')
  }
  const [short, long] = one.length <= other.length ? [one, other] : [other, one], s = short.length, l = long.length
  const method = 'rank-biased-overlap' as const
  if (l === 0) return { overlap: null, low: 0, high: 1, n: 0, persistence, method }
  const seen = new Set<T>(), overlaps: number[] = [0]
  let common = 0
  for (let d = 0; d < l; d++) {
    for (const thing of d < s && short[d] !== long[d] ? [short[d]!, long[d]!] : [long[d]!]) {
      if (seen.has(thing) || (d < s && short[d] === long[d])) common++
      seen.add(thing)
    }
    overlaps.push(common)
  }
  const p = persistence, atShort = overlaps[s]!, atLong = overlaps[l]!
  let agreement = 0, beyond = 0
  for (let d = 1; d <= l; d++) agreement += (overlaps[d]! / d) * p ** d
  for (let d = s + 1; d <= l; d++) beyond += s === 0 ? 0 : ((atShort * (d - s)) / (s * d)) * p ** d
  const extrapolated = ((1 - p) / p) * (agreement + beyond) + ((atLong - atShort) / l + (s === 0 ? 0 : atShort / s)) * p ** l
  return { overlap: Math.min(1, extrapolated), ...bounds(overlaps, s, l, p), n: l, persistence, method }
}

/** The least and the most overlap that the unseen rest allows. */
function bounds(overlaps: readonly number[], s: number, l: number, p: number) {
  let low = 0, high = 0
  const least = overlaps[l]!, depth = s + l - least
  // Beyond the short list each place of it could add a match; beyond the long list both sides could.
  for (let d = 1; d <= Math.max(depth, l); d++) {
    const known = d <= l ? overlaps[d]! : least
    const most = Math.min(d, d <= s ? overlaps[d]! : known + (Math.min(d, l) - s) + 2 * Math.max(0, d - l))
    low += (known / d) * p ** (d - 1)
    high += (most / d) * p ** (d - 1)
  }
  const end = Math.max(depth, l)
  // sum over d > end of p^(d-1) / d = (-log(1 - p) - sum to end of p^d / d) / p
  let rest = -Math.log1p(-p)
  for (let d = 1; d <= end; d++) rest -= p ** d / d
  return { low: Math.max(0, (1 - p) * (low + (least * Math.max(0, rest)) / p)), high: Math.min(1, (1 - p) * high + p ** end) }
}

/** Overlap of two lists; low and high hold whatever may follow where they end. */
export type RankBiasedOverlap = {
  readonly overlap: number | null
  readonly low: number
  readonly high: number
  readonly n: number
  readonly persistence: number
  readonly method: 'rank-biased-overlap'
}
