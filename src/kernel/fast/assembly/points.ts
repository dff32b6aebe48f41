// How many points lie in each cell of a grid, two points at a time; how many lie outside, or nowhere (NaN), is handed back.
// A cell's count is a byte, so that a million of them lie in a near cache; each time one is full, 256 are put down for its cell in `over`.

export function countPoints(x: usize, y: usize, n: i32, west: f64, south: f64, cell: f64, columns: i32, rows: i32, counts: usize, over: usize): i32 {
  const W = f64x2.splat(west), S = f64x2.splat(south), C = f64x2.splat(cell), across = f64x2.splat(<f64>columns), up = f64x2.splat(<f64>rows), nought = f64x2.splat(0)
  const wide = i32x4.splat(columns), even = n & ~1
  let outside = 0
  for (let i = 0; i < even; i += 2) {
    // Divided, not multiplied by an inverse: a point just on a border must fall to the same side as in plain arithmetic.
    const a = f64x2.div(f64x2.sub(v128.load(x + (<usize>i << 3)), W), C), b = f64x2.div(f64x2.sub(v128.load(y + (<usize>i << 3)), S), C)
    const within = v128.and(v128.and(f64x2.ge(a, nought), f64x2.lt(a, across)), v128.and(f64x2.ge(b, nought), f64x2.lt(b, up)))
    const at = i32x4.add(i32x4.mul(i32x4.trunc_sat_f64x2_s_zero(b), wide), i32x4.trunc_sat_f64x2_s_zero(a)), which = i64x2.bitmask(within)
    if (which == 3) {
      more(counts, over, i32x4.extract_lane(at, 0))
      more(counts, over, i32x4.extract_lane(at, 1))
    } else {
      if (which & 1) more(counts, over, i32x4.extract_lane(at, 0))
      else outside++
      if (which & 2) more(counts, over, i32x4.extract_lane(at, 1))
      else outside++
    }
  }
  if (even < n) {
    const a = (load<f64>(x + (<usize>even << 3)) - west) / cell, b = (load<f64>(y + (<usize>even << 3)) - south) / cell
    if (a >= 0 && a < <f64>columns && b >= 0 && b < <f64>rows) more(counts, over, <i32>b * columns + <i32>a)
    else outside++
  }
  return outside
}

@inline function more(counts: usize, over: usize, cell: i32): void {
  const at = counts + <usize>cell, count = <u32>load<u8>(at) + 1
  store<u8>(at, count)
  if (count > 255) {
    const full = over + (<usize>cell << 2)
    store<u32>(full, load<u32>(full) + 256)
  }
}

/** What the cells' bytes hold, added to what was put down for them. Sixteen cells at a time: both lists have room for as many beyond the last. */
export function together(counts: usize, over: usize, cells: i32): void {
  for (let cell = 0; cell < cells; cell += 16) {
    const bytes = v128.load(counts + <usize>cell), low = i16x8.extend_low_i8x16_u(bytes), high = i16x8.extend_high_i8x16_u(bytes), to = over + (<usize>cell << 2)
    v128.store(to, i32x4.add(v128.load(to), i32x4.extend_low_i16x8_u(low)))
    v128.store(to, i32x4.add(v128.load(to, 16), i32x4.extend_high_i16x8_u(low)), 16)
    v128.store(to, i32x4.add(v128.load(to, 32), i32x4.extend_low_i16x8_u(high)), 32)
    v128.store(to, i32x4.add(v128.load(to, 48), i32x4.extend_high_i16x8_u(high)), 48)
  }
}
