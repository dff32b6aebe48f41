/**
 * P-values put in order, smallest first, equal ones as they lie, and the place that each had; NaN is no test and has no place.
 * Dealt into even stretches of 0 to 1, some tests each, where most lie nearly right; a crowded stretch is put in order by the digits of
 * the bits, which rise as the numbers do. No comparing of far ones, so that millions take milliseconds.
 */
export function raisingOrder(ps: Float64Array): { readonly places: Uint32Array; readonly sorted: Float64Array } {
  const last = 2 ** Math.max(0, Math.min(20, Math.ceil(Math.log2(ps.length + 1)) - 1)) - 1, ends = new Uint32Array(last + 2)
  let tests = 0
  for (let i = 0; i < ps.length; i++) {
    const p = ps[i] as number
    if (!(p >= 0 && p <= 1)) {
      if (p !== p) continue
      throw new RangeError(`A p-value lies between 0 and 1; ${p} does not.`)
    }
    ends[((p * last) | 0) + 1]! += 1
    tests++
  }
  for (let k = 1; k <= last; k++) ends[k]! += ends[k - 1] as number
  const places = new Uint32Array(tests), sorted = new Float64Array(tests)
  for (let i = 0; i < ps.length; i++) {
    const p = ps[i] as number
    if (p !== p) continue
    const stretch = (p * last) | 0, at = ends[stretch] as number
    ends[stretch] = at + 1
    places[at] = i
    sorted[at] = p
  }
  for (let k = 0, from = 0; k <= last; from = ends[k] as number, k++) if ((ends[k] as number) - from > few) crowded(places, sorted, from, ends[k] as number)
  nearlyInOrder(places, sorted)
  return { places, sorted }
}

/** For so few, going through the digits would cost more. */
const few = 128

/** A stretch with many in it, by the digits of their bits. */
function crowded(places: Uint32Array, sorted: Float64Array, from: number, to: number): void {
  const values = sorted.slice(from, to), before = places.slice(from, to), bits = bitsOf(values), order = Uint32Array.from(values, (_, k) => k)
  byDigits(order, 0, order.length, bits, 1)
  sameHighHalves(order, values, bits)
  for (let k = 0; k < order.length; k++) {
    places[from + k] = before[order[k] as number] as number
    sorted[from + k] = values[order[k] as number] as number
  }
}

function nearlyInOrder(places: Uint32Array, sorted: Float64Array): void {
  for (let k = 1; k < sorted.length; k++) {
    const p = sorted[k] as number
    if (!((sorted[k - 1] as number) > p)) continue
    const place = places[k] as number
    let at = k
    for (; at > 0 && (sorted[at - 1] as number) > p; at--) {
      sorted[at] = sorted[at - 1] as number
      places[at] = places[at - 1] as number
    }
    sorted[at] = p
    places[at] = place
  }
}

/** Each number's low and high half, side by side; -0 is 0. */
function bitsOf(numbers: Float64Array): Uint32Array {
  const halves = new Uint32Array(numbers.map((p) => p + 0).buffer), one = new Uint32Array(Float64Array.of(1).buffer)
  if (one[1] !== 0) return halves
  for (let i = 0; i < halves.length; i += 2) [halves[i], halves[i + 1]] = [halves[i + 1] as number, halves[i] as number]
  return halves
}

/** Some places put in order by one half of the bits: three rounds of eleven digits, the lowest first. */
function byDigits(order: Uint32Array, from: number, to: number, bits: Uint32Array, half: 0 | 1): void {
  const many = to - from, counts = new Uint32Array(3 * 2048), keys = new Uint32Array(many)
  for (let k = 0; k < many; k++) {
    const key = bits[2 * (order[from + k] as number) + half] as number
    keys[k] = key
    counts[key & 2047]! += 1
    counts[2048 + ((key >>> 11) & 2047)]! += 1
    counts[4096 + (key >>> 22)]! += 1
  }
  let now = { keys, places: order.slice(from, to) }, next = { keys: new Uint32Array(many), places: new Uint32Array(many) }
  for (let round = 0; round < 3; round++) {
    const begins = counts.subarray(2048 * round, 2048 * (round + 1))
    if (begins[((now.keys[0] as number) >>> (11 * round)) & 2047] === many) continue
    begin(begins)
    deal(now, next, begins, 11 * round)
    const dealt = next
    next = now
    now = dealt
  }
  order.set(now.places, from)
}

function begin(counts: Uint32Array): void {
  for (let digit = 0, before = 0; digit < counts.length; digit++) {
    const here = counts[digit] as number
    counts[digit] = before
    before += here
  }
}

type Hand = { readonly keys: Uint32Array; readonly places: Uint32Array }

function deal({ keys, places }: Hand, into: Hand, begins: Uint32Array, shift: number): void {
  const { keys: nextKeys, places: nextPlaces } = into
  for (let k = 0; k < keys.length; k++) {
    const key = keys[k] as number, digit = (key >>> shift) & 2047, at = begins[digit] as number
    begins[digit] = at + 1
    nextKeys[at] = key
    nextPlaces[at] = places[k] as number
  }
}

/** Numbers whose high halves are equal still lie as they came: each run of them is put in order by the low halves. */
function sameHighHalves(order: Uint32Array, numbers: Float64Array, bits: Uint32Array): void {
  for (let from = 0, to = 1; to <= order.length; to++) {
    const high = bits[2 * (order[from] as number) + 1]
    if (to < order.length && bits[2 * (order[to] as number) + 1] === high) continue
    if (to - from > few) byDigits(order, from, to, bits, 0)
    else if (to - from > 1) byInsertion(order, from, to, numbers)
    from = to
  }
}

function byInsertion(order: Uint32Array, from: number, to: number, numbers: Float64Array): void {
  for (let k = from + 1; k < to; k++) {
    const place = order[k] as number, number = numbers[place] as number
    let at = k
    for (; at > from && (numbers[order[at - 1] as number] as number) > number; at--) order[at] = order[at - 1] as number
    order[at] = place
  }
}
