// How many points lie in each cell of a grid. Two at a time; what lies outside, or nowhere (NaN), is handed back.

export function countPoints(x: usize, y: usize, n: i32, west: f64, south: f64, cell: f64, columns: i32, rows: i32, counts: usize): i32 {
  const W = f64x2.splat(west), S = f64x2.splat(south), C = f64x2.splat(cell), across = f64x2.splat(<f64>columns), up = f64x2.splat(<f64>rows), nought = f64x2.splat(0)
  const wide = i32x4.splat(columns), even = n & ~1
  let outside = 0
  for (let i = 0; i < even; i += 2) {
    // Divided, not multiplied by an inverse: a point just on a border must fall to the same side as in plain arithmetic.
    const a = f64x2.div(f64x2.sub(v128.load(x + (<usize>i << 3)), W), C), b = f64x2.div(f64x2.sub(v128.load(y + (<usize>i << 3)), S), C)
    const within = v128.and(v128.and(f64x2.ge(a, nought), f64x2.lt(a, across)), v128.and(f64x2.ge(b, nought), f64x2.lt(b, up)))
    const at = i32x4.add(i32x4.mul(i32x4.trunc_sat_f64x2_s_zero(b), wide), i32x4.trunc_sat_f64x2_s_zero(a)), which = i64x2.bitmask(within)
    if (which == 3) {
      more(counts, i32x4.extract_lane(at, 0))
      more(counts, i32x4.extract_lane(at, 1))
    } else {
      if (which & 1) more(counts, i32x4.extract_lane(at, 0))
      else outside++
      if (which & 2) more(counts, i32x4.extract_lane(at, 1))
      else outside++
    }
  }
  if (even < n) {
    const a = (load<f64>(x + (<usize>even << 3)) - west) / cell, b = (load<f64>(y + (<usize>even << 3)) - south) / cell
    if (a >= 0 && a < <f64>columns && b >= 0 && b < <f64>rows) more(counts, <i32>b * columns + <i32>a)
    else outside++
  }
  return outside
}

@inline function more(counts: usize, cell: i32): void {
  const at = counts + (<usize>cell << 2)
  store<u32>(at, load<u32>(at) + 1)
}
