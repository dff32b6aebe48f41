// A window of rows rolls over a grid from south to north, so that what is summed lies in the processor's cache however large the grid is.
// Row r lies in slot r % window of a ring of rows, each `stride` bytes long; rows beyond the rim are laid down as noughts by the caller.
// Results are reckoned 8 or 16 cells at a time: rows and outputs have that much room beyond their last cell.

/** A row of whole numbers as sums from the west: entry west + i holds the first i of them; what lies beyond the rim adds nothing. */
export function sumsFromWest(values: usize, n: i32, west: i32, entries: i32, into: usize): void {
  memory.fill(into, 0, <usize>(west + 1) << 2)
  let sum = 0
  for (let i = 0; i < n; i++) {
    sum += load<i32>(values + (<usize>i << 2))
    store<i32>(into + (<usize>(west + i + 1) << 2), sum)
  }
  for (let i = west + n + 1; i < entries; i++) store<i32>(into + (<usize>i << 2), sum)
}

/** The sum over a disc around each cell of one row: by row of the disc one difference of sums from the west. `halves` is how far each row of it reaches. */
export function discRow(ring: usize, stride: i32, window: i32, row: i32, reach: i32, west: i32, halves: usize, n: i32, out: usize): void {
  const first = (row - reach + window * 2) % window
  for (let x = 0; x < n; x += 16) {
    let a = i32x4.splat(0), b = a, c = a, d = a, slot = first
    for (let step = 0; step <= 2 * reach; step++) {
      const half = load<i32>(halves + (<usize>step << 2))
      if (half >= 0) {
        const at = ring + <usize>(slot * stride) + (<usize>(west + x) << 2), high = at + (<usize>(half + 1) << 2), low = at - (<usize>half << 2)
        a = i32x4.add(a, i32x4.sub(v128.load(high), v128.load(low)))
        b = i32x4.add(b, i32x4.sub(v128.load(high, 16), v128.load(low, 16)))
        c = i32x4.add(c, i32x4.sub(v128.load(high, 32), v128.load(low, 32)))
        d = i32x4.add(d, i32x4.sub(v128.load(high, 48), v128.load(low, 48)))
      }
      slot = slot + 1 == window ? 0 : slot + 1
    }
    const to = out + (<usize>x << 2)
    v128.store(to, a)
    v128.store(to, b, 16)
    v128.store(to, c, 32)
    v128.store(to, d, 48)
  }
}

/** A row spread along itself by weights that are alike to both sides; it has `reach` noughts before and after it. */
export function acrossRow(values: usize, n: i32, reach: i32, weights: usize, out: usize): void {
  for (let x = 0; x < n; x += 16) {
    const at = values + (<usize>(reach + x) << 3), w = v128.load64_splat(weights), last = weights + (<usize>reach << 3)
    let a = f64x2.mul(w, v128.load(at)), b = f64x2.mul(w, v128.load(at, 16)), c = f64x2.mul(w, v128.load(at, 32)), d = f64x2.mul(w, v128.load(at, 48))
    let e = f64x2.mul(w, v128.load(at, 64)), f = f64x2.mul(w, v128.load(at, 80)), g = f64x2.mul(w, v128.load(at, 96)), h = f64x2.mul(w, v128.load(at, 112))
    let left = at, right = at
    for (let weight = weights + 8; weight <= last; weight += 8) {
      const t = v128.load64_splat(weight)
      left -= 8
      right += 8
      a = f64x2.add(a, f64x2.mul(t, f64x2.add(v128.load(left), v128.load(right))))
      b = f64x2.add(b, f64x2.mul(t, f64x2.add(v128.load(left, 16), v128.load(right, 16))))
      c = f64x2.add(c, f64x2.mul(t, f64x2.add(v128.load(left, 32), v128.load(right, 32))))
      d = f64x2.add(d, f64x2.mul(t, f64x2.add(v128.load(left, 48), v128.load(right, 48))))
      e = f64x2.add(e, f64x2.mul(t, f64x2.add(v128.load(left, 64), v128.load(right, 64))))
      f = f64x2.add(f, f64x2.mul(t, f64x2.add(v128.load(left, 80), v128.load(right, 80))))
      g = f64x2.add(g, f64x2.mul(t, f64x2.add(v128.load(left, 96), v128.load(right, 96))))
      h = f64x2.add(h, f64x2.mul(t, f64x2.add(v128.load(left, 112), v128.load(right, 112))))
    }
    put(out + (<usize>x << 3), a, b, c, d)
    put(out + (<usize>x << 3) + 64, e, f, g, h)
  }
}

/**
 * Some rows made of the rows below and above each, by the same weights to both sides. A few columns of all of them at a time, so that a piece
 * of each row below and above is fetched once for all the rows that need it.
 */
export function downRows(ring: usize, stride: i32, window: i32, row: i32, many: i32, reach: i32, weights: usize, n: i32, out: usize): void {
  for (let from = 0; from < n; from += 32) {
    for (let r = row; r < row + many; r++) {
      for (let x = from, end = min(n, from + 32); x < end; x += 16) downCells(ring + (<usize>x << 3), stride, window, r % window, reach, weights, out + <usize>((r - row) * stride) + (<usize>x << 3))
    }
  }
}

@inline function downCells(ring: usize, stride: i32, window: i32, slot: i32, reach: i32, weights: usize, out: usize): void {
  const own = ring + <usize>(slot * stride), beyond = ring + <usize>(window * stride), w = v128.load64_splat(weights), last = weights + (<usize>reach << 3)
  let a = f64x2.mul(w, v128.load(own)), b = f64x2.mul(w, v128.load(own, 16)), c = f64x2.mul(w, v128.load(own, 32)), d = f64x2.mul(w, v128.load(own, 48))
  let e = f64x2.mul(w, v128.load(own, 64)), f = f64x2.mul(w, v128.load(own, 80)), g = f64x2.mul(w, v128.load(own, 96)), h = f64x2.mul(w, v128.load(own, 112))
  let down = own, up = own
  for (let weight = weights + 8; weight <= last; weight += 8) {
    if (down == ring) down = beyond
    down -= stride
    up += stride
    if (up == beyond) up = ring
    const t = v128.load64_splat(weight)
    a = f64x2.add(a, f64x2.mul(t, f64x2.add(v128.load(down), v128.load(up))))
    b = f64x2.add(b, f64x2.mul(t, f64x2.add(v128.load(down, 16), v128.load(up, 16))))
    c = f64x2.add(c, f64x2.mul(t, f64x2.add(v128.load(down, 32), v128.load(up, 32))))
    d = f64x2.add(d, f64x2.mul(t, f64x2.add(v128.load(down, 48), v128.load(up, 48))))
    e = f64x2.add(e, f64x2.mul(t, f64x2.add(v128.load(down, 64), v128.load(up, 64))))
    f = f64x2.add(f, f64x2.mul(t, f64x2.add(v128.load(down, 80), v128.load(up, 80))))
    g = f64x2.add(g, f64x2.mul(t, f64x2.add(v128.load(down, 96), v128.load(up, 96))))
    h = f64x2.add(h, f64x2.mul(t, f64x2.add(v128.load(down, 112), v128.load(up, 112))))
  }
  put(out, a, b, c, d)
  put(out + 64, e, f, g, h)
}

/** Counts as numbers that can be weighed, four at a time: both lists have room for as many beyond the last. */
export function weighable(counts: usize, n: i32, into: usize): void {
  for (let i = 0; i < n; i += 4) {
    const four = v128.load(counts + (<usize>i << 2)), to = into + (<usize>i << 3)
    v128.store(to, f64x2.convert_low_i32x4_u(four))
    v128.store(to, f64x2.convert_low_i32x4_u(v128.shuffle<i32>(four, four, 2, 3, 2, 3)), 16)
  }
}

/**
 * Some rows, each added to the sums of the rows around it as a round hill of any form spreads it: cells as far to the west as to the east are
 * added once, weighed once for all rows as far away, and what comes of it is added to the row as far below and the one as far above. `weights` has
 * reach + 1 for each distance of rows; `many` is how many of them count. Sixteen cells of all rows at a time; `pairs` has room for those of each distance.
 */
export function hillRows(values: usize, stride: i32, rows: i32, n: i32, reach: i32, weights: usize, many: usize, pairs: usize, sums: usize, sumStride: i32, window: i32, first: i32): void {
  const beyond = sums + <usize>(window * sumStride)
  for (let x = 0; x < n; x += 16) {
    for (let r = 0; r < rows; r++) {
      let below = sums + <usize>(((first + r) % window) * sumStride) + (<usize>x << 3), above = below, line = weights
      pairsOf(values + <usize>(r * stride) + (<usize>(reach + x) << 3), load<i32>(many), pairs)
      for (let up = 0; up <= reach; up++) {
        const counting = load<i32>(many + (<usize>up << 2))
        if (counting > 0) hillCells(pairs, line, counting, below, above)
        line += <usize>(reach + 1) << 3
        if (below < sums + <usize>sumStride) below = below + <usize>(window * sumStride)
        below -= sumStride
        above += sumStride
        if (above >= beyond) above -= <usize>(window * sumStride)
      }
    }
  }
}

@inline function pairsOf(own: usize, many: i32, pairs: usize): void {
  put(pairs, v128.load(own), v128.load(own, 16), v128.load(own, 32), v128.load(own, 48))
  put(pairs + 64, v128.load(own, 64), v128.load(own, 80), v128.load(own, 96), v128.load(own, 112))
  let west = own, east = own
  for (let to = pairs + 128, end = pairs + (<usize>many << 7); to < end; to += 128) {
    west -= 8
    east += 8
    put(to, sum(west, east, 0), sum(west, east, 16), sum(west, east, 32), sum(west, east, 48))
    put(to + 64, sum(west, east, 64), sum(west, east, 80), sum(west, east, 96), sum(west, east, 112))
  }
}

@inline function sum(west: usize, east: usize, at: usize): v128 {
  return f64x2.add(v128.load(west + at), v128.load(east + at))
}

@inline function hillCells(pairs: usize, weights: usize, counting: i32, below: usize, above: usize): void {
  let a = f64x2.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a, at = pairs
  for (let weight = weights, end = weights + (<usize>counting << 3); weight < end; weight += 8) {
    const t = v128.load64_splat(weight)
    a = f64x2.add(a, f64x2.mul(t, v128.load(at)))
    b = f64x2.add(b, f64x2.mul(t, v128.load(at, 16)))
    c = f64x2.add(c, f64x2.mul(t, v128.load(at, 32)))
    d = f64x2.add(d, f64x2.mul(t, v128.load(at, 48)))
    e = f64x2.add(e, f64x2.mul(t, v128.load(at, 64)))
    f = f64x2.add(f, f64x2.mul(t, v128.load(at, 80)))
    g = f64x2.add(g, f64x2.mul(t, v128.load(at, 96)))
    h = f64x2.add(h, f64x2.mul(t, v128.load(at, 112)))
    at += 128
  }
  more(below, a, b, c, d)
  more(below + 64, e, f, g, h)
  if (above == below) return
  more(above, a, b, c, d)
  more(above + 64, e, f, g, h)
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

/** How far each sum of a row lies from what is expected of it, in standard deviations; which cells do not lie nearer than `enough` is put down in `far`, and how many. */
export function zRow(sums: usize, expected: usize, spreads: usize, n: i32, out: usize, first: i32, enough: f64, far: usize): i32 {
  const near = f64x2.splat(enough)
  let listed = far
  for (let x = 0; x < n; x += 2) {
    const shift = <usize>x << 3, sum = f64x2.convert_low_i32x4_s(v128.load64_zero(sums + (<usize>x << 2)))
    const z = f64x2.div(f64x2.sub(sum, v128.load(expected + shift)), v128.load(spreads + shift)), which = i64x2.bitmask(f64x2.lt(f64x2.abs(z), near))
    v128.store(out + shift, z)
    if (which == 3) continue
    store<i32>(listed, first + x)
    listed += <usize>(~which & 1) << 2
    store<i32>(listed, first + x + 1)
    listed += <usize>(which < 2 && x + 1 < n) << 2
  }
  return <i32>((listed - far) >> 2)
}
