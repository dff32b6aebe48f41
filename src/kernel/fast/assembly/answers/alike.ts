// Sheets of a zone that weigh alike, as those of people of one sex and age do: their answers are counted, sixteen items at once, and only the
// counts are weighed. Same layout as in answers.ts; sixteen bytes that may be read follow the last sheet. Long because each step is a loop of its
// own over what lies in the nearest cache.

/** No more different weights than these among some sheets, and no fewer sheets of each on average: else they are better weighed one by one. */
const mostKinds: i32 = 32
const fewestAlike: i32 = 12

// What lies in `space`: 64 slots for weights by their bits and for the number of each; the weights by number; where the sheets of each end; answers
// counted by code; the number of each sheet's weight; the sheets in order of their weights.
const slots: u64 = 64
const atNumbers: usize = 512
const atKinds: usize = 768
const atEnds: usize = 1024
const atCounts: usize = 1152
const atSheets: usize = 1344

/**
 * Added to `sums` (8 codes an item) and `answered`; `seen` is kept as by sumAnswers. 0 if the sheets weigh too differently: nothing is done then.
 * `space` has 1344 bytes, five a sheet, and 16. `one` is 1: the machine lays a number that it knows down anew for each sheet.
 */
export function countAlike(answers: usize, weights: usize, sheets: i32, items: i32, scale: f64, valued: usize, sums: usize, answered: usize, seen: usize, space: usize, one: i32): i32 {
  const kinds = kindsOf(weights, sheets, space)
  if (kinds == 0) return 0
  const order = (space + atSheets + <usize>sheets + 15) & ~15, counts = space + atCounts
  putInOrder(answers, sheets, items, kinds, space, order)
  const high = v128.any_true(i8x16.gt_u(highestOf(answers, sheets * items, seen), i8x16.splat(5)))
  v128.store(counts, i8x16.splat(0), 96)
  v128.store(counts, i8x16.splat(0), 112)
  let from = order
  for (let kind = 0; kind < kinds; kind++) {
    const end = <usize>load<u32>(space + atEnds + (<usize>kind << 2)), weight = load<f64>(space + atKinds + (<usize>kind << 3)) * scale
    store<f64>(seen, min(weight, load<f64>(seen, 16)), 16)
    store<f64>(seen, max(weight, load<f64>(seen, 24)), 24)
    while (from < end) {
      // As many as a byte can count.
      const some = min(<i32>((end - from) >> 2), 255)
      for (let item = 0; item < items; item += 16) {
        countFive(from, some, item, counts + 16, one, one)
        if (high) countFive(from, some, item, counts + 96, 6 * one, one)
        weigh(counts, some, min(16, items - item), weight, high, valued + item, sums + (<usize>item << 7), answered + (<usize>item << 2))
      }
      from += <usize>some << 2
    }
  }
  return kinds
}

/** How many different weights there are, each numbered as it is met; 0 if too many. `atEnds` holds how many sheets have each. */
function kindsOf(weights: usize, sheets: i32, space: usize): i32 {
  const most = min(mostKinds, sheets / fewestAlike)
  memory.fill(space + atNumbers, 0, 256)
  memory.fill(space + atEnds, 0, 128)
  let kinds = 0
  for (let sheet = 0; sheet < sheets; sheet++) {
    const bits = load<u64>(weights + (<usize>sheet << 3))
    let slot = <usize>((bits * 0x9e3779b97f4a7c15) >> 58), number = load<u32>(space + atNumbers + (slot << 2))
    while (number != 0 && load<u64>(space + (slot << 3)) != bits) {
      slot = (slot + 1) & <usize>(slots - 1)
      number = load<u32>(space + atNumbers + (slot << 2))
    }
    if (number == 0) {
      if (kinds == most) return 0
      store<u64>(space + atKinds + (<usize>kinds << 3), bits)
      store<u64>(space + (slot << 3), bits)
      number = ++kinds
      store<u32>(space + atNumbers + (slot << 2), number)
    }
    const many = space + atEnds + (<usize>(number - 1) << 2)
    store<u32>(many, load<u32>(many) + 1)
    store<u8>(space + atSheets + <usize>sheet, number - 1)
  }
  return kinds
}

/** Where each sheet lies, those of one weight together; afterwards `atEnds` holds where the sheets of each weight end. */
function putInOrder(answers: usize, sheets: i32, items: i32, kinds: i32, space: usize, order: usize): void {
  let begin = order
  for (let kind = 0; kind < kinds; kind++) {
    const end = space + atEnds + (<usize>kind << 2), many = <usize>load<u32>(end)
    store<u32>(end, <u32>begin)
    begin += many << 2
  }
  for (let sheet = 0; sheet < sheets; sheet++) {
    const next = space + atEnds + (<usize>load<u8>(space + atSheets + <usize>sheet) << 2), to = load<u32>(next)
    store<u32>(<usize>to, <u32>answers)
    store<u32>(next, to + 4)
    answers += items
  }
}

/** The highest codes, which `seen` keeps. It reads the sheets as they lie, which brings them near before they are read in another order. */
function highestOf(answers: usize, many: i32, seen: usize): v128 {
  let a = v128.load(seen), b = a
  for (const end = answers + <usize>many; answers < end; answers += 32) {
    a = i8x16.max_u(a, v128.load(answers))
    b = i8x16.max_u(b, v128.load(min(answers + 16, end)))
  }
  a = i8x16.max_u(a, b)
  v128.store(seen, a)
  return a
}

/** How many of some sheets have the code `first`, and each of the four after it, at sixteen items. */
@inline function countFive(from: usize, some: i32, item: usize, into: usize, first: i32, one: i32): void {
  const step = i8x16.splat(<i8>one), A = i8x16.splat(<i8>first), B = i8x16.add(A, step), C = i8x16.add(B, step), D = i8x16.add(C, step), E = i8x16.add(D, step)
  let a = i8x16.splat(0), b = a, c = a, d = a, e = a
  for (const end = from + (<usize>some << 2); from < end; from += 4) {
    const codes = v128.load(<usize>load<u32>(from) + item)
    a = i8x16.sub(a, i8x16.eq(codes, A))
    b = i8x16.sub(b, i8x16.eq(codes, B))
    c = i8x16.sub(c, i8x16.eq(codes, C))
    d = i8x16.sub(d, i8x16.eq(codes, D))
    e = i8x16.sub(e, i8x16.eq(codes, E))
  }
  v128.store(into, a)
  v128.store(into, b, 16)
  v128.store(into, c, 32)
  v128.store(into, d, 48)
  v128.store(into, e, 64)
}

/** The counts of some items, weighed. Code 0 is what the others leave. */
@inline function weigh(counts: usize, some: i32, items: i32, weight: f64, high: bool, valued: usize, sums: usize, answered: usize): void {
  const both = f64x2.replace_lane(f64x2.splat(weight), 1, weight * weight)
  let others = i8x16.splat(0)
  for (let code: usize = 1; code < 8; code++) others = i8x16.add(others, v128.load(counts + (code << 4)))
  const none = i8x16.sub(i8x16.splat(<i8>some), others), bits = v128.load(valued)
  v128.store(counts, none)
  let withValue = i8x16.splat(0)
  for (let code: usize = 0; code < 8; code++) {
    const has = i8x16.ne(v128.and(bits, i8x16.splat(<i8>((<i32>1) << (<i32>code)))), i8x16.splat(0))
    withValue = i8x16.add(withValue, v128.and(has, v128.load(counts + (code << 4))))
  }
  for (let item = 0; item < items; item++) {
    const at = counts + <usize>item
    add(sums, load<u8>(at), both)
    add(sums + 16, load<u8>(at, 16), both)
    add(sums + 32, load<u8>(at, 32), both)
    add(sums + 48, load<u8>(at, 48), both)
    add(sums + 64, load<u8>(at, 64), both)
    add(sums + 80, load<u8>(at, 80), both)
    if (high) {
      add(sums + 96, load<u8>(at, 96), both)
      add(sums + 112, load<u8>(at, 112), both)
    }
    sums += 128
  }
  if (!(weight > 0)) return
  v128.store(counts, withValue)
  for (let item = 0; item < items; item++) {
    store<u32>(answered, load<u32>(answered) + load<u8>(counts + <usize>item))
    answered += 4
  }
}

@inline function add(sum: usize, many: u32, both: v128): void {
  v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(both, f64x2.splat(<f64>many))))
}
