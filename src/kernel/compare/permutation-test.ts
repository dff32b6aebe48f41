/**
 * How often chance alone would part two groups as far as they are, by dealing the group's name out anew: no shape of distribution is
 * assumed.
 * The values of places may be their changes: then it tests a difference in differences without trusting a clustered error.
 * Not where places were not free to be in either group. `difference` is the mean of the named less the mean of the rest, two-sided.
 * p = (1 + times as far) / (1 + permutations), which is never 0. Interval: the difference seen, less the middle `confidence` of the
 * differences that dealing alone gives; a little wide where the groups really differ, as that difference is dealt out too.
 * Source: R. A. Fisher 1935; Phipson & Smyth 2010 for the p. `random` gives numbers in [0, 1).
 */
export function permutationTest(values: ArrayLike<number>, named: ArrayLike<number | boolean>, random: () => number, permutations = 999, confidence = 0.95): PermutationTest {
  const n = values.length
  if (named.length !== n) throw new RangeError(`There are ${n} values but ${named.length} names.`)
  if (!(Number.isInteger(permutations) && permutations >= 1)) throw new RangeError(`At least one permutation is made, not ${permutations}.`)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const dealt = Float64Array.from(values)
  if (dealt.some((value) => !Number.isFinite(value))) throw new RangeError('A value is a finite number.')
  const first = Array.from(named, (name, i) => (name ? i : -1)).filter((i) => i >= 0), k = first.length
  const asked = { n, named: k, permutations, method: 'permutation' as const }
  if (k === 0 || k === n) return { difference: null, low: null, high: null, p: null, ...asked }
  const all = dealt.reduce((a, b) => a + b, 0), apart = (sum: number) => sum / k - (all - sum) / (n - k)
  const difference = apart(first.reduce((sum, i) => sum + values[i]!, 0))
  const slack = 1e-12 * Math.max(Math.abs(difference), dealt.reduce((most, v) => Math.max(most, Math.abs(v)), 0))
  const chances = new Float64Array(permutations)
  let asFar = 0
  for (let again = 0; again < permutations; again++) {
    let sum = 0
    for (let at = 0; at < k; at++) {
      const other = at + Math.floor(random() * (n - at)), taken = dealt[other]!
      dealt[other] = dealt[at]!
      dealt[at] = taken
      sum += taken
    }
    chances[again] = apart(sum)
    if (Math.abs(chances[again]!) >= Math.abs(difference) - slack) asFar++
  }
  chances.sort()
  const at = (share: number) => chances[Math.min(permutations - 1, Math.max(0, Math.ceil(share * (permutations + 1)) - 1))]!
  return { difference, low: difference - at((1 + confidence) / 2), high: difference - at((1 - confidence) / 2), p: (1 + asFar) / (1 + permutations), ...asked }
}

/** The difference of two groups and how often dealing the names anew parts them as far. */
export type PermutationTest = {
  readonly difference: number | null
  readonly low: number | null
  readonly high: number | null
  readonly p: number | null
  readonly n: number
  readonly named: number
  readonly permutations: number
  readonly method: 'permutation'
}
