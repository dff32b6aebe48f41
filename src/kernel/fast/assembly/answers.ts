// Weights and squared weights summed by item and answer code, the answers with a value counted, and what follows of both for each item:
// one pass over the coded sheets of a zone. A sheet is `items` bytes, each a code of 0 to 7. Two neighbouring items share a table of 8 by 8
// (sum of w, sum of w squared), code of the first + 8 times that of the second: half as many sums are fetched and put back as if each item
// had its own, and that is what this program does most. `valued` has a byte an item whose bit c says that code c has a value. Sixteen bytes
// that may be read must follow the last sheet. Long because what repeats is written out.

export { countAlike } from './answers/alike'

/** As many sheets as a byte can count; their answers, read twice, lie in the nearest cache. */
const aTally: i32 = 255

/**
 * Added to what `tables` and `answered` hold. `seen` (48 bytes) keeps the highest code at each of sixteen places, and the least and the
 * greatest weight, so that a wrong one shows.
 */
export function sumAnswers(answers: usize, weights: usize, sheets: i32, items: i32, scale: f64, valued: usize, tables: usize, answered: usize, seen: usize): void {
  for (let from = 0; from < sheets; from += aTally) {
    const some = min(sheets - from, aTally), codes = answers + <usize>from * <usize>items, weigh = weights + (<usize>from << 3)
    const allWeigh = addWeights(codes, weigh, some, items, scale, tables, seen) > 0
    for (let item = 0; item < items; item += 16) {
      const tally = seen + 32
      v128.store(tally, countValueless(codes + item, weigh, some, items, v128.load(valued + item), allWeigh, seen))
      for (let i = 0, many = min(16, items - item); i < many; i++) {
        const count = answered + (<usize>(item + i) << 2)
        store<u32>(count, load<u32>(count) + some - load<u8>(tally + i))
      }
    }
  }
}

/** The least weight of these sheets is handed back. */
@inline function addWeights(answers: usize, weights: usize, sheets: i32, items: i32, scale: f64, tables: usize, seen: usize): f64 {
  let least = Infinity, most = -Infinity
  for (let sheet = 0; sheet < sheets; sheet++) {
    const weight = load<f64>(weights + (<usize>sheet << 3)) * scale
    least = min(least, weight)
    most = max(most, weight)
    addWeight(answers, items, f64x2.replace_lane(f64x2.splat(weight), 1, weight * weight), tables)
    answers += items
  }
  store<f64>(seen, min(least, load<f64>(seen, 16)), 16)
  store<f64>(seen, max(most, load<f64>(seen, 24)), 24)
  return least
}

/** Eight answers a load, which are four places of sixteen bytes. The tables' distances are written into the loads and stores. */
@inline function addWeight(sheet: usize, items: i32, weight: v128, tables: usize): void {
  let item = 0
  for (; item + 8 <= items; item += 8) {
    const codes = load<u64>(sheet + item) & 0x0707070707070707, places = (codes | (codes >> 5)) << 4
    let at = tables + (<usize>places & 0x3f0)
    v128.store(at, f64x2.add(v128.load(at), weight))
    at = tables + (<usize>(places >> 16) & 0x3f0)
    v128.store(at, f64x2.add(v128.load(at, 1024), weight), 1024)
    at = tables + (<usize>(places >> 32) & 0x3f0)
    v128.store(at, f64x2.add(v128.load(at, 2048), weight), 2048)
    at = tables + (<usize>(places >> 48) & 0x3f0)
    v128.store(at, f64x2.add(v128.load(at, 3072), weight), 3072)
    tables += 4096
  }
  for (; item < items; item += 2) {
    const second = item + 1 < items ? load<u8>(sheet + item + 1) & 7 : 0, at = tables + ((<usize>(load<u8>(sheet + item) & 7) | (<usize>second << 3)) << 4)
    v128.store(at, f64x2.add(v128.load(at), weight))
    tables += 1024
  }
}

/** Sixteen items of each sheet that have no value there; one without weight is in no count. What lies beyond the last item is left out by the caller. */
@inline function countValueless(answers: usize, weights: usize, sheets: i32, items: i32, valued: v128, allWeigh: bool, seen: usize): v128 {
  const bits = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0), nought = i8x16.splat(0)
  let tally = nought, highest = v128.load(seen)
  for (let sheet = 0; sheet < sheets; sheet++) {
    const codes = v128.load(answers)
    let without = i8x16.eq(v128.and(i8x16.swizzle(bits, codes), valued), nought)
    if (!allWeigh && !(load<f64>(weights + (<usize>sheet << 3)) > 0)) without = i8x16.splat(-1)
    tally = i8x16.sub(tally, without)
    highest = i8x16.max_u(highest, codes)
    answers += items
  }
  v128.store(seen, highest)
  return tally
}

/** The tables of pairs added to the sums of each item, 8 codes an item; the tables are empty afterwards. No code was higher than `highest`. */
export function unfold(tables: usize, items: i32, highest: i32, sums: usize): void {
  const nought = f64x2.splat(0), rows = min(highest, 7)
  for (let item = 0; item < items; item += 2) {
    let a = nought, b = nought, c = nought, d = nought, e = nought, f = nought, g = nought, h = nought, second = sums + 128
    for (let row = tables, last = tables + (<usize>rows << 7); row <= last; row += 128) {
      const a1 = v128.load(row), b1 = v128.load(row, 16), c1 = v128.load(row, 32), d1 = v128.load(row, 48)
      a = f64x2.add(a, a1)
      b = f64x2.add(b, b1)
      c = f64x2.add(c, c1)
      d = f64x2.add(d, d1)
      const e1 = v128.load(row, 64), f1 = v128.load(row, 80), g1 = v128.load(row, 96), h1 = v128.load(row, 112)
      e = f64x2.add(e, e1)
      f = f64x2.add(f, f1)
      g = f64x2.add(g, g1)
      h = f64x2.add(h, h1)
      v128.store(second, f64x2.add(v128.load(second), f64x2.add(f64x2.add(f64x2.add(a1, b1), f64x2.add(c1, d1)), f64x2.add(f64x2.add(e1, f1), f64x2.add(g1, h1)))))
      second += 16
      put(row, nought, nought, nought, nought)
      put(row + 64, nought, nought, nought, nought)
    }
    more(sums, a, b, c, d)
    more(sums + 64, e, f, g, h)
    sums += 256
    tables += 1024
  }
}

@inline function more(to: usize, a: v128, b: v128, c: v128, d: v128): void {
  put(to, f64x2.add(v128.load(to), a), f64x2.add(v128.load(to, 16), b), f64x2.add(v128.load(to, 32), c), f64x2.add(v128.load(to, 48), d))
}

@inline function put(to: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, a)
  v128.store(to, b, 16)
  v128.store(to, c, 32)
  v128.store(to, d, 48)
}

/**
 * For each item the sum of w, the sum of w squared, the mean, the sum of w (y - mean)^2 and that of w^2 (y - mean)^2 over the codes with a
 * value, which `worth` holds, 8 an item and 0 where there is none.
 */
export function moments(sums: usize, items: i32, valued: usize, worth: usize, into: usize): void {
  for (let item = 0; item < items; item++) {
    forgetValueless(sums, load<u8>(valued + item))
    let total = f64x2.splat(0), sum = f64x2.splat(0), least = Infinity, most = -Infinity
    for (let code: usize = 0; code < 8; code++) {
      const here = v128.load(sums + (code << 4)), y = load<f64>(worth + (code << 3))
      total = f64x2.add(total, here)
      sum = f64x2.add(sum, f64x2.mul(here, f64x2.splat(y)))
      if (f64x2.extract_lane(here, 0) > 0) {
        least = min(least, y)
        most = max(most, y)
      }
    }
    // Where all say the same, rounding must not make a spread of it.
    const mean = least == most ? least : f64x2.extract_lane(sum, 0) / f64x2.extract_lane(total, 0)
    let spread = f64x2.splat(0)
    for (let code: usize = 0; code < 8; code++) {
      const off = load<f64>(worth + (code << 3)) - mean
      spread = f64x2.add(spread, f64x2.mul(f64x2.splat(off * off), v128.load(sums + (code << 4))))
    }
    v128.store(into, total)
    store<f64>(into, mean, 16)
    v128.store(into, spread, 24)
    sums += 128
    worth += 64
    into += 40
  }
}

@inline function forgetValueless(sums: usize, valued: u32): void {
  for (let without = ~valued & 255; without != 0; without &= without - 1) v128.store(sums + (<usize>ctz(without) << 4), f64x2.splat(0))
}
