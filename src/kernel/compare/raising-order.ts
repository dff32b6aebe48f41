/**
 * The places of numbers of 0 and more, smallest first, equal ones as they lie; NaN has no place.
 * By the digits of their bits, which rise as the numbers do: no comparing, so that millions take milliseconds.
 */
export function raisingOrder(numbers: Float64Array): Uint32Array {
  const order = new Uint32Array(numbers.length)
  let many = 0
  for (let i = 0; i < numbers.length; i++) {
    order[many] = i
    if (numbers[i] === numbers[i]) many++
  }
  const tests = order.subarray(0, many)
  if (many <= few) byInsertion(tests, 0, many, numbers)
  else {
    const bits = bitsOf(numbers)
    byDigits(tests, 0, many, bits, 1)
    sameHighHalves(tests, numbers, bits)
  }
  return tests
}

/** For so few, going through the buckets would cost more. */
const few = 64

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
