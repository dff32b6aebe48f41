// Points are put into zones in two goes. First every point takes the zone of its cell, where the whole cell lies in one; then those in cells that
// a border crosses, in the order of their cells so that borders are read from front to back, are held against the border itself.

const ask: i32 = 65535
const none: i32 = 65534

/** Each point's zone by its cell alone (65534: none); points whose cell must be asked about are listed, and how many they are is handed back. */
export function byCell(x: usize, y: usize, n: i32, west: f64, south: f64, east: f64, north: f64, inverse: f64, columns: i32, rows: i32, table: usize, out: usize, list: usize, cells: usize): i32 {
  const W = f64x2.splat(west), S = f64x2.splat(south), E = f64x2.splat(east), N = f64x2.splat(north), I = f64x2.splat(inverse)
  const wide = i32x4.splat(columns), last = i32x4.splat(columns - 1), top = i32x4.splat(rows - 1), beyond = i32x4.splat(columns * rows)
  let many: i32 = 0
  for (let i = 0; i < n; i += 2) {
    const px = v128.load(x + (<usize>i << 3)), py = v128.load(y + (<usize>i << 3))
    const within = v128.and(v128.and(f64x2.ge(px, W), f64x2.le(px, E)), v128.and(f64x2.ge(py, S), f64x2.le(py, N)))
    // The cell by an inverse may be off by a hair of rounding; cells know of borders a wider hair beyond them.
    const column = i32x4.min_s(last, i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(px, W), I))), row = i32x4.min_s(top, i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(py, S), I)))
    const narrow = i8x16.shuffle(within, within, 0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11)
    const cell = v128.bitselect(i32x4.add(i32x4.mul(row, wide), column), beyond, narrow)
    const a = i32x4.extract_lane(cell, 0), b = i32x4.extract_lane(cell, 1), zoneA = <i32>load<u16>(table + (<usize>a << 1)), zoneB = <i32>load<u16>(table + (<usize>b << 1))
    store<i32>(out + (<usize>i << 2), zoneA)
    store<i32>(out + (<usize>i << 2), zoneB, 4)
    store<i32>(list + (<usize>many << 2), i)
    store<i32>(cells + (<usize>many << 2), a)
    many += i32(zoneA == ask)
    store<i32>(list + (<usize>many << 2), i + 1)
    store<i32>(cells + (<usize>many << 2), b)
    many += i32(zoneB == ask)
  }
  return many
}

/** The listed points in the order of their cells, as far as `shift` bits of a cell's number leave one; `counts` is room for all such groups. */
export function inOrder(list: usize, cells: usize, many: i32, shift: i32, groups: i32, counts: usize, list2: usize, cells2: usize): void {
  memory.fill(counts, 0, <usize>(groups + 1) << 2)
  for (let i = 0; i < many; i++) {
    const at = counts + (<usize>(load<i32>(cells + (<usize>i << 2)) >> shift) << 2)
    store<i32>(at, load<i32>(at, 4) + 1, 4)
  }
  for (let g = 0; g < groups; g++) {
    const at = counts + (<usize>g << 2)
    store<i32>(at, load<i32>(at) + load<i32>(at, 4), 4)
  }
  for (let i = 0; i < many; i++) {
    const cell = load<i32>(cells + (<usize>i << 2)), at = counts + (<usize>(cell >> shift) << 2), to = load<i32>(at)
    store<i32>(at, to + 1)
    store<i32>(list2 + (<usize>to << 2), load<i32>(list + (<usize>i << 2)))
    store<i32>(cells2 + (<usize>to << 2), cell)
  }
}

/** The zone of each listed point by the borders in its cell; points too near a line for floating point are listed at `unsure` for the caller. */
export function byBorder(x: usize, y: usize, list: usize, cells: usize, many: i32, whole: usize, start: usize, bands: usize, bandStart: usize, bandZone: usize, ends: usize, out: usize, unsure: usize): i32 {
  let doubtful: i32 = 0
  for (let k = 0; k < many; k++) {
    const i = load<i32>(list + (<usize>k << 2)), cell = <usize>load<i32>(cells + (<usize>k << 2)) << 2
    const px = load<f64>(x + (<usize>i << 3)), py = load<f64>(y + (<usize>i << 3)), end = load<i32>(start + cell, 4)
    let found = load<i32>(whole + cell)
    if (found < 0) found = none
    for (let b = load<i32>(start + cell); b < end; b++) {
      const band = <usize>load<i32>(bands + (<usize>b << 2)) << 2
      const said = inside(px, py, ends + (<usize>load<i32>(bandStart + band) << 5), ends + (<usize>load<i32>(bandStart + band, 4) << 5))
      if (said == 0) continue
      if (said == 1) found = load<i32>(bandZone + band)
      else {
        store<i32>(unsure + (<usize>doubtful << 2), i)
        doubtful++
      }
      break
    }
    store<i32>(out + (<usize>i << 2), found)
  }
  return doubtful
}

/** 1 inside or on the border, 0 outside, 2 where rounding leaves it open: odd many edges to the right of the point (edges run upwards). */
@inline function inside(px: f64, py: f64, from: usize, to: usize): i32 {
  let odd: i32 = 0
  for (let at = from; at < to; at += 32) {
    const ay = load<f64>(at, 8), by = load<f64>(at, 24)
    if (py < ay || py > by) continue
    const ax = load<f64>(at), bx = load<f64>(at, 16)
    if (px > ax && px > bx) continue
    if (ay == by) {
      if (px >= min(ax, bx) && px <= max(ax, bx)) return 1
      continue
    }
    if (!(px < ax && px < bx)) {
      const left = (ax - px) * (by - py), right = (ay - py) * (bx - px), cross = left - right, certain = 3.3306690738754716e-16 * (abs(left) + abs(right))
      if (!(cross > certain || -cross > certain)) return 2
      if (cross < 0) continue
    }
    if (py < by) odd ^= 1
  }
  return odd
}
