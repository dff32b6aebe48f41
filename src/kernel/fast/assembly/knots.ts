// A grid spread by a Gaussian in two steps: cells to knots at every second cell, and from the knots to all cells. In both the weights of
// those 0, 1, 2, … cells away are a list, the first of it halved (who is at no distance is added to itself), with a nought after the last.
// Row r lies in slot r % window of a ring of rows, each `stride` bytes long. Eight or sixteen cells are reckoned at a time: rows have that much room.

/** Counts as numbers that can be weighed: every second to `evens`, the others to `odds`. Four at a time, with room for as many beyond the last. */
export function apart(counts: usize, n: i32, evens: usize, odds: usize): void {
  for (let i = 0; i < n; i += 4) {
    const four = v128.load(counts + (<usize>i << 2)), to = <usize>i << 2
    v128.store(evens + to, f64x2.convert_low_i32x4_u(v128.shuffle<i32>(four, four, 0, 2, 0, 2)))
    v128.store(odds + to, f64x2.convert_low_i32x4_u(v128.shuffle<i32>(four, four, 1, 3, 1, 3)))
  }
}

/** A row of cells to its knots, n of them; the first lies at the cell where `evens` and `odds` begin, and `pairs` cells of each lie before. */
export function rowToKnots(evens: usize, odds: usize, n: i32, weights: usize, pairs: i32, out: usize): void {
  for (let x = 0; x < n; x += 16) {
    const shift = <usize>x << 3
    let a = f64x2.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a, evenLow = evens + shift, evenHigh = evenLow, oddHigh = odds + shift, oddLow = oddHigh - 8
    for (let weight = weights, end = weights + (<usize>pairs << 4); weight < end; weight += 16) {
      const even = v128.load64_splat(weight), odd = v128.load64_splat(weight, 8)
      a = both(a, even, evenLow, evenHigh, 0)
      b = both(b, even, evenLow, evenHigh, 16)
      c = both(c, even, evenLow, evenHigh, 32)
      d = both(d, even, evenLow, evenHigh, 48)
      e = both(e, even, evenLow, evenHigh, 64)
      f = both(f, even, evenLow, evenHigh, 80)
      g = both(g, even, evenLow, evenHigh, 96)
      h = both(h, even, evenLow, evenHigh, 112)
      a = both(a, odd, oddLow, oddHigh, 0)
      b = both(b, odd, oddLow, oddHigh, 16)
      c = both(c, odd, oddLow, oddHigh, 32)
      d = both(d, odd, oddLow, oddHigh, 48)
      e = both(e, odd, oddLow, oddHigh, 64)
      f = both(f, odd, oddLow, oddHigh, 80)
      g = both(g, odd, oddLow, oddHigh, 96)
      h = both(h, odd, oddLow, oddHigh, 112)
      evenLow -= 8
      evenHigh += 8
      oddLow -= 8
      oddHigh += 8
    }
    put(out + shift, a, b, c, d)
    put(out + shift + 64, e, f, g, h)
  }
}

/** Rows to some rows of knots: the first lies at row `row` of the one ring and goes to `first` of the other, each next two rows on. */
export function rowsToKnots(ring: usize, stride: i32, window: i32, row: i32, many: i32, weights: usize, pairs: i32, n: i32, into: usize, intoWindow: i32, first: i32): void {
  const beyond = ring + <usize>(window * stride), end = weights + (<usize>pairs << 4)
  for (let x = 0; x < n; x += 16) {
    for (let r = 0; r < many; r++) {
      let a = f64x2.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a, low = ring + <usize>(((row + 2 * r) % window) * stride) + (<usize>x << 3), high = low
      for (let weight = weights; weight < end; weight += 8) {
        const w = v128.load64_splat(weight)
        a = both(a, w, low, high, 0)
        b = both(b, w, low, high, 16)
        c = both(c, w, low, high, 32)
        d = both(d, w, low, high, 48)
        e = both(e, w, low, high, 64)
        f = both(f, w, low, high, 80)
        g = both(g, w, low, high, 96)
        h = both(h, w, low, high, 112)
        low -= stride
        if (low < ring) low += <usize>(window * stride)
        high += stride
        if (high >= beyond) high -= <usize>(window * stride)
      }
      const to = into + <usize>(((first + r) % intoWindow) * stride) + (<usize>x << 3)
      put(to, a, b, c, d)
      put(to + 64, e, f, g, h)
    }
  }
}

/** Pairs of rows of cells, one that lies where a row of knots does and the next, of the rows of knots around them; the first pair begins at row `row`. */
export function rowsOfKnots(ring: usize, stride: i32, window: i32, row: i32, many: i32, weights: usize, pairs: i32, n: i32, out: usize): void {
  const beyond = ring + <usize>(window * stride), end = weights + (<usize>pairs << 4)
  for (let x = 0; x < n; x += 8) {
    for (let r = 0; r < many; r++) {
      let a = f64x2.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a, low = ring + <usize>(((row + r) % window) * stride) + (<usize>x << 3), high = low
      for (let weight = weights; weight < end; weight += 16) {
        const even = v128.load64_splat(weight), odd = v128.load64_splat(weight, 8), one = v128.load(low), two = v128.load(low, 16), three = v128.load(low, 32), four = v128.load(low, 48)
        a = f64x2.add(a, f64x2.mul(even, f64x2.add(one, v128.load(high))))
        b = f64x2.add(b, f64x2.mul(even, f64x2.add(two, v128.load(high, 16))))
        c = f64x2.add(c, f64x2.mul(even, f64x2.add(three, v128.load(high, 32))))
        d = f64x2.add(d, f64x2.mul(even, f64x2.add(four, v128.load(high, 48))))
        high += stride
        if (high >= beyond) high -= <usize>(window * stride)
        e = f64x2.add(e, f64x2.mul(odd, f64x2.add(one, v128.load(high))))
        f = f64x2.add(f, f64x2.mul(odd, f64x2.add(two, v128.load(high, 16))))
        g = f64x2.add(g, f64x2.mul(odd, f64x2.add(three, v128.load(high, 32))))
        h = f64x2.add(h, f64x2.mul(odd, f64x2.add(four, v128.load(high, 48))))
        low -= stride
        if (low < ring) low += <usize>(window * stride)
      }
      const to = out + <usize>(2 * r * stride) + (<usize>x << 3)
      put(to, a, b, c, d)
      put(to + <usize>stride, e, f, g, h)
    }
  }
}

/** A row of cells, two for each knot, of the knots around them; `pairs` knots lie before `knots`, where the first cell is. */
export function rowOfKnots(knots: usize, n: i32, weights: usize, pairs: i32, out: usize): void {
  for (let x = 0; x < n; x += 8) {
    let a = f64x2.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a, low = knots + (<usize>x << 3), high = low
    for (let weight = weights, end = weights + (<usize>pairs << 4); weight < end; weight += 16) {
      const even = v128.load64_splat(weight), odd = v128.load64_splat(weight, 8), one = v128.load(low), two = v128.load(low, 16), three = v128.load(low, 32), four = v128.load(low, 48)
      a = f64x2.add(a, f64x2.mul(even, f64x2.add(one, v128.load(high))))
      b = f64x2.add(b, f64x2.mul(even, f64x2.add(two, v128.load(high, 16))))
      c = f64x2.add(c, f64x2.mul(even, f64x2.add(three, v128.load(high, 32))))
      d = f64x2.add(d, f64x2.mul(even, f64x2.add(four, v128.load(high, 48))))
      e = f64x2.add(e, f64x2.mul(odd, f64x2.add(one, v128.load(high, 8))))
      f = f64x2.add(f, f64x2.mul(odd, f64x2.add(two, v128.load(high, 24))))
      g = f64x2.add(g, f64x2.mul(odd, f64x2.add(three, v128.load(high, 40))))
      h = f64x2.add(h, f64x2.mul(odd, f64x2.add(four, v128.load(high, 56))))
      low -= 8
      high += 8
    }
    const to = out + (<usize>x << 4)
    put(to, v128.shuffle<i64>(a, e, 0, 2), v128.shuffle<i64>(a, e, 1, 3), v128.shuffle<i64>(b, f, 0, 2), v128.shuffle<i64>(b, f, 1, 3))
    put(to + 64, v128.shuffle<i64>(c, g, 0, 2), v128.shuffle<i64>(c, g, 1, 3), v128.shuffle<i64>(d, h, 0, 2), v128.shuffle<i64>(d, h, 1, 3))
  }
}

@inline function both(sum: v128, weight: v128, low: usize, high: usize, at: usize): v128 {
  return f64x2.add(sum, f64x2.mul(weight, f64x2.add(v128.load(low + at), v128.load(high + at))))
}

@inline function put(to: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, a)
  v128.store(to, b, 16)
  v128.store(to, c, 32)
  v128.store(to, d, 48)
}
