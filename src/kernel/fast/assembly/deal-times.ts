// Deals times out over places, several dealings side by side (lanes), and counts for each dealing the pairs of places whose times lie near each other.
// A block holds for each place its times in all lanes, one after the other: small whole times 16 lanes of 16 bits, any others 4 lanes of 64.

/** Deals anew into four lanes of a block: lane l by the chance of stream `first` + l of this seed, each from the times as they were. */
export function dealWhole(times: usize, n: i32, spare: usize, block: usize, lane: i32, first: i32, low: i32, high: i32): void {
  deal<i16>(times, n, spare, block + (<usize>lane << 1), first, low, high)
}
export function dealReal(times: usize, n: i32, spare: usize, block: usize, lane: i32, first: i32, low: i32, high: i32): void {
  deal<f64>(times, n, spare, block + (<usize>lane << 3), first, low, high)
}

/** Lays the times as they were into one lane. */
export function layWhole(times: usize, n: i32, block: usize): void {
  for (let i = 0; i < n; i++) store<i16>(block + (<usize>i << 5), load<i16>(times + (<usize>i << 1)))
}
export function layReal(times: usize, n: i32, block: usize): void {
  for (let i = 0; i < n; i++) store<f64>(block + (<usize>i << 5), load<f64>(times + (<usize>i << 3)))
}

/**
 * Fisher and Yates, from the last place down: what is dealt to a place is never touched again, so it goes to the block at once.
 * Chance is Doty-Humphrey's sfc32, four streams at once.
 */
@inline function deal<T extends number>(times: usize, n: i32, spare: usize, into: usize, first: i32, low: i32, high: i32): void {
  for (let i = 0; i < n; i++) {
    const time = load<T>(times + <usize>i * sizeof<T>()), at = spare + <usize>i * 4 * sizeof<T>()
    store<T>(at, time)
    store<T>(at, time, sizeof<T>())
    store<T>(at, time, 2 * sizeof<T>())
    store<T>(at, time, 3 * sizeof<T>())
  }
  let a = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3)), b = i32x4.splat(low), c = i32x4.splat(high), counter = i32x4.splat(1), one = i32x4.splat(1)
  for (let i = n - 1 + 12; i > 0; i--) {
    const drawn = i32x4.add(i32x4.add(a, b), counter)
    counter = i32x4.add(counter, one)
    a = v128.xor(b, i32x4.shr_u(b, 9))
    b = i32x4.add(c, i32x4.shl(c, 3))
    c = i32x4.add(v128.or(i32x4.shl(c, 21), i32x4.shr_u(c, 11)), drawn)
    // The first twelve draws warm up: those of near seeds are alike.
    if (i >= n) continue
    const bound = i32x4.splat(i + 1), here = spare + <usize>i * 4 * sizeof<T>(), out = into + (<usize>i << 5)
    const two = i64x2.extmul_low_i32x4_u(drawn, bound), others = i64x2.extmul_high_i32x4_u(drawn, bound)
    swap<T>(spare, here, out, 0, <u64>i64x2.extract_lane(two, 0))
    swap<T>(spare, here, out, 1, <u64>i64x2.extract_lane(two, 1))
    swap<T>(spare, here, out, 2, <u64>i64x2.extract_lane(others, 0))
    swap<T>(spare, here, out, 3, <u64>i64x2.extract_lane(others, 1))
  }
  for (let lane: usize = 0; lane < 4; lane++) store<T>(into + lane * sizeof<T>(), load<T>(spare + lane * sizeof<T>()))
}

/** Whoever is drawn (the upper half of the product) is dealt out here; the one from here takes the drawn one's place. */
@inline function swap<T>(spare: usize, here: usize, out: usize, lane: usize, product: u64): void {
  const drawn = spare + (((<usize>(product >> 32)) << 2) + lane) * sizeof<T>(), time = load<T>(drawn)
  store<T>(drawn, load<T>(here + lane * sizeof<T>()))
  store<T>(out + lane * sizeof<T>(), time)
}

/** Adds, for each of four ends and 16 lanes, the pairs that lie less than the end apart in time: small whole times, ends to 127. */
export function countNarrow(pairs: usize, many: i32, block: usize, one: i32, two: i32, three: i32, four: i32, counts: usize): void {
  const A = i8x16.splat(<i8>one), B = i8x16.splat(<i8>two), C = i8x16.splat(<i8>three), D = i8x16.splat(<i8>four), last = pairs + (<usize>many << 3)
  let p = pairs
  while (p < last) {
    let a = i8x16.splat(0), b = a, c = a, d = a
    // As many as eight bits can count.
    const full = min<usize>(last, p + 8 * 255)
    for (; p < full; p += 8) {
      const i = block + (<usize>load<u32>(p) << 5), j = block + (<usize>load<u32>(p, 4) << 5)
      // More than 127 apart becomes 127, which no end exceeds.
      const apart = i8x16.narrow_i16x8_s(i16x8.abs(i16x8.sub(v128.load(i), v128.load(j))), i16x8.abs(i16x8.sub(v128.load(i, 16), v128.load(j, 16))))
      a = i8x16.sub(a, i8x16.gt_s(A, apart))
      b = i8x16.sub(b, i8x16.gt_s(B, apart))
      c = i8x16.sub(c, i8x16.gt_s(C, apart))
      d = i8x16.sub(d, i8x16.gt_s(D, apart))
    }
    addBytes(counts, a)
    addBytes(counts + 64, b)
    addBytes(counts + 128, c)
    addBytes(counts + 192, d)
  }
}

/** The same for ends to 32767. */
export function countWhole(pairs: usize, many: i32, block: usize, one: i32, two: i32, three: i32, four: i32, counts: usize): void {
  const A = i16x8.splat(<i16>one), B = i16x8.splat(<i16>two), C = i16x8.splat(<i16>three), D = i16x8.splat(<i16>four), last = pairs + (<usize>many << 3)
  let p = pairs
  while (p < last) {
    let a = i16x8.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a
    const full = min<usize>(last, p + 8 * 65535)
    for (; p < full; p += 8) {
      const i = block + (<usize>load<u32>(p) << 5), j = block + (<usize>load<u32>(p, 4) << 5)
      const apart = i16x8.abs(i16x8.sub(v128.load(i), v128.load(j))), beside = i16x8.abs(i16x8.sub(v128.load(i, 16), v128.load(j, 16)))
      a = i16x8.sub(a, i16x8.gt_s(A, apart))
      b = i16x8.sub(b, i16x8.gt_s(B, apart))
      c = i16x8.sub(c, i16x8.gt_s(C, apart))
      d = i16x8.sub(d, i16x8.gt_s(D, apart))
      e = i16x8.sub(e, i16x8.gt_s(A, beside))
      f = i16x8.sub(f, i16x8.gt_s(B, beside))
      g = i16x8.sub(g, i16x8.gt_s(C, beside))
      h = i16x8.sub(h, i16x8.gt_s(D, beside))
    }
    addWords(counts, a)
    addWords(counts + 32, e)
    addWords(counts + 64, b)
    addWords(counts + 96, f)
    addWords(counts + 128, c)
    addWords(counts + 160, g)
    addWords(counts + 192, d)
    addWords(counts + 224, h)
  }
}

/** The same for any times and ends, 4 lanes. */
export function countReal(pairs: usize, many: i32, block: usize, one: f64, two: f64, three: f64, four: f64, counts: usize): void {
  const A = f64x2.splat(one), B = f64x2.splat(two), C = f64x2.splat(three), D = f64x2.splat(four), last = pairs + (<usize>many << 3)
  let a = i64x2.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a
  for (let p = pairs; p < last; p += 8) {
    const i = block + (<usize>load<u32>(p) << 5), j = block + (<usize>load<u32>(p, 4) << 5)
    const apart = f64x2.abs(f64x2.sub(v128.load(i), v128.load(j))), beside = f64x2.abs(f64x2.sub(v128.load(i, 16), v128.load(j, 16)))
    a = i64x2.sub(a, f64x2.gt(A, apart))
    b = i64x2.sub(b, f64x2.gt(B, apart))
    c = i64x2.sub(c, f64x2.gt(C, apart))
    d = i64x2.sub(d, f64x2.gt(D, apart))
    e = i64x2.sub(e, f64x2.gt(A, beside))
    f = i64x2.sub(f, f64x2.gt(B, beside))
    g = i64x2.sub(g, f64x2.gt(C, beside))
    h = i64x2.sub(h, f64x2.gt(D, beside))
  }
  addHalves(counts, a, e)
  addHalves(counts + 16, b, f)
  addHalves(counts + 32, c, g)
  addHalves(counts + 48, d, h)
}

@inline function addBytes(counts: usize, bytes: v128): void {
  addWords(counts, i16x8.extend_low_i8x16_u(bytes))
  addWords(counts + 32, i16x8.extend_high_i8x16_u(bytes))
}

@inline function addWords(counts: usize, words: v128): void {
  v128.store(counts, i32x4.add(v128.load(counts), i32x4.extend_low_i16x8_u(words)))
  v128.store(counts, i32x4.add(v128.load(counts, 16), i32x4.extend_high_i16x8_u(words)), 16)
}

@inline function addHalves(counts: usize, left: v128, right: v128): void {
  v128.store(counts, i32x4.add(v128.load(counts), i8x16.shuffle(left, right, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27)))
}
