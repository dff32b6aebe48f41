/**
 * Errors of shares in small zones that do not lean on the zone's own few answers: a zone where all ten said yes is not certain, it is small.
 * All zones share one spread, p (1 - p) of everybody (half an answer added on each side), each its own n, and the mean design effect.
 * Not where the zones truly lie far apart on both sides of a half. se = sqrt(p (1 - p) deff / n). Nobody asked: null.
 * Source: generalised variance functions, Wolter 2007, chapter 7.
 * @example smoothedErrors([{ estimate: 1, n: 10, deff: 1 }, { estimate: 0.5, n: 90, deff: 1 }])[0] // 0.157…
 */
export function smoothedErrors(zones: readonly { readonly estimate: number | null; readonly n: number; readonly deff: number | null }[]): (number | null)[] {
  let hits = 0.5, answers = 1, effects = 0, counted = 0
  for (const { estimate, n, deff } of zones) {
    if (!(typeof n === 'number' && n >= 0 && n < Infinity)) throw new RangeError(`A number of answers is 0 or more, not ${n}.`)
    if (estimate === null || n === 0) continue
    if (!(estimate >= 0 && estimate <= 1)) throw new RangeError(`A share lies between 0 and 1; ${estimate} does not.`)
    hits += estimate * n
    answers += n
    if (deff !== null) { effects += deff * n; counted += n }
  }
  const p = hits / answers, usual = counted > 0 && effects > 0 ? effects / counted : 1
  return zones.map(({ estimate, n }) => (estimate === null || n === 0 ? null : Math.sqrt((p * (1 - p) * usual) / n)))
}
