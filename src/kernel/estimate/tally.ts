/**
 * How often each answer was given, per zone and item, in one pass over all sheets: from these counts come all unweighted shares and means.
 * Not for weights or clusters, whose uncertainty needs the rows (meanUnderDesign). Rows may come in any order; in zone order it is faster.
 * `answers` holds the sheets one after another (`items` small whole numbers each), `zone` the zone of each sheet, 0 to zones - 1.
 * Count of answer a to item i in zone z: counts[(z * items + i) * width + a - lowest]; answers outside lowest … highest (refusals,
 * "don't know") are counted in `outside` only.
 */
export function tally(sheets: Sheets): Tally {
  const { answers, items, zone, zones, lowest, highest } = sheets
  const width = highest - lowest + 1
  if (answers.length !== items * zone.length) {
    throw new RangeError(`${zone.length} sheets of ${items} items are ${items * zone.length} answers, not ${answers.length}.`)
  }
  if (!(width >= 1)) throw new RangeError(`Answers from ${lowest} to ${highest} are no range.`)
  const counts = new Uint32Array(zones * items * width), outside = new Uint32Array(zones * items)
  for (let row = 0, at = 0; row < zone.length; row++) {
    const z = zone[row] as number
    if (!(z >= 0 && z < zones)) throw new RangeError(`Sheet ${row + 1} is of zone ${z}; zones are 0 to ${zones - 1}.`)
    for (let cell = z * items, end = cell + items; cell < end; cell++, at++) {
      const a = (answers[at] as number) - lowest
      if (a >= 0 && a < width) counts[cell * width + a]! += 1
      else outside[cell]! += 1
    }
  }
  return { counts, outside, width }
}

type Sheets = {
  readonly answers: Int8Array | Uint8Array | Int16Array | Int32Array
  readonly items: number
  readonly zone: Int32Array | Uint32Array | Uint16Array | Int16Array
  readonly zones: number
  readonly lowest: number
  readonly highest: number
}

/** Counts per zone, item and answer; see tally for how to find one. */
export type Tally = { readonly counts: Uint32Array; readonly outside: Uint32Array; readonly width: number }
