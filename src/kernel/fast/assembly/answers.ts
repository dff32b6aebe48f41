// Weights and squared weights summed by item and answer code, the answers with a value counted, and what follows of both for each item:
// one pass over the coded sheets of a zone. A sheet is `items` bytes, each a code of 0 to 7; `sums` holds (sum of w, sum of w squared) for
// 8 codes an item; `valued` has a byte an item whose bit c says that code c has a value. Sixteen bytes that may be read must follow the
// last sheet.

/** As many sheets as a byte can count; their answers, read twice, lie in the nearest cache. */
const aTally: i32 = 255

/**
 * Added to what `sums` and `answered` hold. `seen` (48 bytes) keeps all codes or-ed together and the least and the greatest weight, so that
 * a wrong one shows.
 */
export function sumAnswers(answers: usize, weights: usize, sheets: i32, items: i32, scale: f64, valued: usize, sums: usize, answered: usize, seen: usize): void {
  for (let from = 0; from < sheets; from += aTally) {
    const some = min(sheets - from, aTally), codes = answers + <usize>from * <usize>items, weigh = weights + (<usize>from << 3)
    const allWeigh = addWeights(codes, weigh, some, items, scale, sums, seen) > 0
    for (let item = 0; item < items; item += 16) {
      const tally = seen + 32
      v128.store(tally, countValued(codes + item, weigh, some, items, v128.load(valued + item), allWeigh, seen))
      for (let i = 0, many = min(16, items - item); i < many; i++) {
        const count = answered + (<usize>(item + i) << 2)
        store<u32>(count, load<u32>(count) + load<u8>(tally + i))
      }
    }
  }
}

/** The least weight of these sheets is handed back. */
@inline function addWeights(answers: usize, weights: usize, sheets: i32, items: i32, scale: f64, sums: usize, seen: usize): f64 {
  let least = Infinity, most = -Infinity
  for (let sheet = 0; sheet < sheets; sheet++) {
    const weight = load<f64>(weights + (<usize>sheet << 3)) * scale
    least = min(least, weight)
    most = max(most, weight)
    addWeight(answers, items, f64x2.replace_lane(f64x2.splat(weight), 1, weight * weight), sums)
    answers += items
  }
  store<f64>(seen, min(least, load<f64>(seen, 16)), 16)
  store<f64>(seen, max(most, load<f64>(seen, 24)), 24)
  return least
}

/**
 * Eight answers a load: a code times 16 is the place of its sums among those of its item. The items' distances are written into the loads
 * and stores, for these are what this program does most.
 */
@inline function addWeight(sheet: usize, items: i32, weight: v128, sums: usize): void {
  let item = 0
  for (; item + 8 <= items; item += 8) {
    const places = (load<u64>(sheet + item) & 0x0707070707070707) << 4, first = <u32>places, second = <u32>(places >> 32)
    let at = sums + (first & 127)
    v128.store(at, f64x2.add(v128.load(at), weight))
    at = sums + ((first >> 8) & 127)
    v128.store(at, f64x2.add(v128.load(at, 128), weight), 128)
    at = sums + ((first >> 16) & 127)
    v128.store(at, f64x2.add(v128.load(at, 256), weight), 256)
    at = sums + (first >> 24)
    v128.store(at, f64x2.add(v128.load(at, 384), weight), 384)
    at = sums + (second & 127)
    v128.store(at, f64x2.add(v128.load(at, 512), weight), 512)
    at = sums + ((second >> 8) & 127)
    v128.store(at, f64x2.add(v128.load(at, 640), weight), 640)
    at = sums + ((second >> 16) & 127)
    v128.store(at, f64x2.add(v128.load(at, 768), weight), 768)
    at = sums + (second >> 24)
    v128.store(at, f64x2.add(v128.load(at, 896), weight), 896)
    sums += 1024
  }
  for (; item < items; item++) {
    const at = sums + ((<usize>load<u8>(sheet + item) & 7) << 4)
    v128.store(at, f64x2.add(v128.load(at), weight))
    sums += 128
  }
}

/** Sixteen items of each sheet; one without weight is in no count. What lies beyond the last item is counted, and left out by the caller. */
@inline function countValued(answers: usize, weights: usize, sheets: i32, items: i32, valued: v128, allWeigh: bool, seen: usize): v128 {
  const bits = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0), nought = i8x16.splat(0)
  let tally = nought, all = v128.load(seen)
  for (let sheet = 0; sheet < sheets; sheet++) {
    const codes = v128.load(answers), value = i8x16.ne(v128.and(i8x16.swizzle(bits, codes), valued), nought)
    if (allWeigh || load<f64>(weights + (<usize>sheet << 3)) > 0) tally = i8x16.sub(tally, value)
    all = v128.or(all, codes)
    answers += items
  }
  v128.store(seen, all)
  return tally
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
