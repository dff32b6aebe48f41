/**
 * Weights held between two numbers, so that no single voice drowns the others; what is cut off is given to those inside, in equal parts,
 * until nobody is outside: the whole stays the same. A trade: less spread for a little bias, and margins are no longer met to the last digit.
 * Not possible where the mean weight itself lies outside. Weights of 0 stay 0: they are people outside the estimates.
 * Source: survey::trimWeights, strict = TRUE, of R's survey 4.1-1, which the reference values come from.
 * @example trimWeights([1, 1, 4], 0, 3).weights // [1.5, 1.5, 3]
 */
export function trimWeights(weights: ArrayLike<number>, low: number, high: number): Trimmed {
  const now = Float64Array.from(weights), alive = now.map((w) => (w > 0 ? 1 : 0))
  let sum = 0, people = 0
  now.forEach((w, i) => {
    if (!(w >= 0 && w < Infinity)) throw new RangeError(`Weight ${i + 1} must be 0 or more, not ${w}.`)
    sum += w
    people += alive[i] as number
  })
  if (people > 0 && !(low <= sum / people && sum / people <= high)) {
    throw new RangeError(`The mean weight is ${sum / people}; it must lie between ${low} and ${high} for weights to be held there.`)
  }
  const touched = new Uint8Array(now.length), held = (w: number) => Math.min(high, Math.max(low, w))
  let rounds = 0
  for (; rounds < 10000; rounds++) {
    let cut = 0
    const outside = now.map((w, i) => (alive[i] && held(w) !== w ? 1 : 0))
    if (!outside.includes(1)) break
    outside.forEach((out, i) => {
      if (!out) return
      cut += (now[i] as number) - held(now[i] as number)
      now[i] = held(now[i] as number)
      touched[i] = 1
    })
    share(cut, now, takers(now, alive, outside, cut, low, high))
  }
  return { weights: now.map((w, i) => (alive[i] ? held(w) : 0)), trimmed: touched.reduce((n, t) => n + t, 0), rounds }
}

/** Those inside the bounds; where nobody is, those held at the bound that leaves them room. */
function takers(now: Float64Array, alive: Float64Array, outside: Float64Array, cut: number, low: number, high: number): number[] {
  const rows = [...now.keys()].filter((i) => alive[i]), inside = rows.filter((i) => !outside[i])
  return inside.length > 0 ? inside : rows.filter((i) => (cut > 0 ? (now[i] as number) < high : (now[i] as number) > low))
}

function share(cut: number, now: Float64Array, rows: readonly number[]): void {
  for (const i of rows) now[i]! += cut / rows.length
}

/** The trimmed weights, how many people were held at a bound on the way, and in how many rounds. */
export type Trimmed = { readonly weights: Float64Array; readonly trimmed: number; readonly rounds: number }
