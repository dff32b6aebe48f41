/**
 * Sheets of coded answers by zone: a byte a code of 0 to 7, sheet after sheet. Zone z has the sheets from begins[z] to begins[z + 1]; where
 * there is an `order`, these are places in it. `scale` is multiplied into each weight (no weights: 1 each). Bit c of an item's byte in
 * `valued` says that code c has a value; `worth` holds the values, 8 an item, 0 where there is none.
 */
export type CodedSheets = {
  readonly answers: Uint8Array
  readonly items: number
  readonly weights: Float64Array | null
  readonly scale: number
  readonly begins: ArrayLike<number>
  readonly order: Uint32Array | null
  readonly valued: Uint8Array
  readonly worth: Float64Array
}

/**
 * Is told of each zone in turn. `moments` holds five numbers an item over the answers with a value: the sum of w, the sum of w^2, the mean,
 * the sum of w (y - mean)^2 and that of w^2 (y - mean)^2; `answered` how many they are, weighing more than 0. Both are used again for the next zone.
 */
export type ZoneSeen = (zone: number, moments: Float64Array, answered: Uint32Array) => void

/** The highest code, and the least and greatest weight as scaled (NaN if one is): what is wrong with them shows here. */
export type SheetsSeen = { readonly highest: number; readonly least: number; readonly most: number }

/** The plain twin of answerMoments. */
export function answerMomentsPlainly(sheets: CodedSheets, zoneSeen: ZoneSeen, told?: (share: number) => void): SheetsSeen {
  const { answers, items, weights, scale, begins, order, valued } = sheets, zones = begins.length - 1
  const sums = new Float64Array(16 * items), answered = new Uint32Array(items), moments = new Float64Array(5 * items), last = begins[zones] as number
  let highest = 0, least = Infinity, most = -Infinity
  for (let zone = 0, done = 0, untold = 0; zone < zones; zone++) {
    sums.fill(0)
    answered.fill(0)
    for (let place = begins[zone] as number; place < (begins[zone + 1] as number); place++) {
      const sheet = order ? (order[place] as number) : place, weight = (weights ? (weights[sheet] as number) : 1) * scale
      const square = weight * weight, counts = weight > 0 ? 1 : 0
      least = Math.min(least, weight)
      most = Math.max(most, weight)
      for (let item = 0, at = sheet * items, of = 0; item < items; item++, at++, of += 16) {
        const code = answers[at] as number, into = of + 2 * (code & 7)
        sums[into]! += weight
        sums[into + 1]! += square
        answered[item]! += ((valued[item] as number) >> code) & counts
        if (code > highest) highest = code
      }
      done++
      untold += items
      if (!told || untold < 1_000_000) continue
      untold = 0
      told(done / last)
    }
    for (let item = 0; item < items; item++) momentsOf(sums, item, sheets, moments)
    zoneSeen(zone, moments, answered)
  }
  return { highest, least, most }
}

function momentsOf(sums: Float64Array, item: number, { valued, worth }: CodedSheets, into: Float64Array): void {
  const of = 16 * item, values = 8 * item, bits = valued[item] as number
  let weight = 0, squares = 0, sum = 0, least = Infinity, most = -Infinity
  for (let code = 0; code < 8; code++) {
    if (((bits >> code) & 1) === 0) sums[of + 2 * code] = sums[of + 2 * code + 1] = 0
    const w = sums[of + 2 * code] as number, y = worth[values + code] as number
    weight += w
    squares += sums[of + 2 * code + 1] as number
    sum += w * y
    if (!(w > 0)) continue
    if (y < least) least = y
    if (y > most) most = y
  }
  // Where all say the same, rounding must not make a spread of it.
  const mean = least === most ? least : sum / weight
  let spread = 0, between = 0
  for (let code = 0; code < 8; code++) {
    const off = (worth[values + code] as number) - mean, square = off * off
    spread += square * (sums[of + 2 * code] as number)
    between += square * (sums[of + 2 * code + 1] as number)
  }
  into.set([weight, squares, mean, spread, between], 5 * item)
}
