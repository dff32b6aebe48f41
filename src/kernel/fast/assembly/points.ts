// How many points lie in each cell of a grid; how many lie outside, or nowhere (NaN), is handed back.
// A cell's count is a byte, so that a million of them lie in a near cache; each time one is full its cell is put down in `over`, after how many are.

// A number of less than 2^31 added to this has its nearest whole number in its lowest 32 bits.
const magic: f64 = 1.5 * 4503599627370496.0
// So many points are placed, four at a time, before their cells are counted: then nothing keeps one cell's count from being fetched while another's is.
const atOnce: i32 = 1024

/**
 * Which cell is asked of a point by its distance times an inverse, in whole parts of a cell: a power of two of them, so many as columns and
 * rows leave bits for, at most 65,536. Within a cell the inverse and the division of plain arithmetic say the same; a point whose nearest part is
 * a border, and one outside, whose parts are drawn in to the rim, is divided (`pair`). `list` has room for the cells of 1024 points.
 */
export function countPoints(x: usize, y: usize, n: i32, west: f64, south: f64, cell: f64, columns: i32, rows: i32, counts: usize, over: usize, list: usize): i32 {
  const bits = max(0, min(16, clz(max(columns, rows)) - 2)), within = i32x4.splat((1 << bits) - 1), wide = i32x4.splat(columns)
  const W = f64x2.splat(west), S = f64x2.splat(south), parts = f64x2.splat(<f64>(1 << bits) / cell), M = f64x2.splat(magic)
  const east = f64x2.splat(magic + <f64>columns * <f64>(1 << bits)), north = f64x2.splat(magic + <f64>rows * <f64>(1 << bits)), fours = n & ~3
  let outside = 0
  for (let from = 0; from < fours; from += atOnce) {
    let listed = list
    for (let i = from, end = min(fours, from + atOnce); i < end; i += 4) {
      const atX = x + (<usize>i << 3), atY = y + (<usize>i << 3)
      const a = v128.shuffle<i32>(partsOf(v128.load(atX), W, parts, M, east), partsOf(v128.load(atX, 16), W, parts, M, east), 0, 2, 4, 6)
      const b = v128.shuffle<i32>(partsOf(v128.load(atY), S, parts, M, north), partsOf(v128.load(atY, 16), S, parts, M, north), 0, 2, 4, 6)
      v128.store(listed, i32x4.add(i32x4.mul(i32x4.shr_u(b, bits), wide), i32x4.shr_u(a, bits)))
      if (i32x4.all_true(i32x4.min_u(v128.and(a, within), v128.and(b, within)))) listed += 16
      else outside += pair(atX, atY, W, S, cell, columns, rows, counts, over) + pair(atX + 16, atY + 16, W, S, cell, columns, rows, counts, over)
    }
    for (let at = list; at < listed; at += 16) {
      const two = load<u64>(at), others = load<u64>(at, 8)
      more(counts, over, <i32>two)
      more(counts, over, <i32>(two >> 32))
      more(counts, over, <i32>others)
      more(counts, over, <i32>(others >> 32))
    }
  }
  for (let i = fours; i < n; i++) {
    const a = (load<f64>(x + (<usize>i << 3)) - west) / cell, b = (load<f64>(y + (<usize>i << 3)) - south) / cell
    if (a >= 0 && a < <f64>columns && b >= 0 && b < <f64>rows) more(counts, over, <i32>b * columns + <i32>a)
    else outside++
  }
  return outside
}

/** Nowhere is taken for the western rim. */
@inline function partsOf(place: v128, from: v128, parts: v128, M: v128, rim: v128): v128 {
  return f64x2.pmin(rim, f64x2.pmax(M, f64x2.add(f64x2.mul(f64x2.sub(place, from), parts), M)))
}

/** Two points, divided: one just on a border must fall to the same side as in plain arithmetic. */
function pair(x: usize, y: usize, W: v128, S: v128, cell: f64, columns: i32, rows: i32, counts: usize, over: usize): i32 {
  const C = f64x2.splat(cell), a = f64x2.div(f64x2.sub(v128.load(x), W), C), b = f64x2.div(f64x2.sub(v128.load(y), S), C), nought = f64x2.splat(0)
  const within = v128.and(v128.and(f64x2.ge(a, nought), f64x2.lt(a, f64x2.splat(<f64>columns))), v128.and(f64x2.ge(b, nought), f64x2.lt(b, f64x2.splat(<f64>rows))))
  const at = i32x4.add(i32x4.mul(i32x4.trunc_sat_f64x2_s_zero(b), i32x4.splat(columns)), i32x4.trunc_sat_f64x2_s_zero(a)), which = i64x2.bitmask(within)
  if (which & 1) more(counts, over, i32x4.extract_lane(at, 0))
  if (which & 2) more(counts, over, i32x4.extract_lane(at, 1))
  return 2 - (which & 1) - (which >> 1)
}

@inline function more(counts: usize, over: usize, cell: i32): void {
  const at = counts + <usize>cell, count = <u32>load<u8>(at) + 1
  store<u8>(at, count)
  if (count > 255) {
    const many = load<u32>(over) + 1
    store<u32>(over, many)
    store<u32>(over + (<usize>many << 2), cell)
  }
}
