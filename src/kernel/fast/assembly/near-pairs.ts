// Which pairs of places lie near each other: each place is held against those after it in its own square and the next, and those of the three
// squares in the row above it. Places lie in memory by square, so that neighbours in the plane are neighbours in memory.

const piece: i32 = 1024
// Looks at so many pairs before it hands back, so that the caller can say how far the work is.
const atOnce: i32 = 1 << 20

/**
 * Goes on where `walk` (square, place, part, partner) says and lays the pairs found, by their names, into `found`, by band of distance: band k begins after k * room pairs,
 * and laid[k] counts them. `aside` has room for
 * a piece. Hands back 1 when all is done, 0 when it wants to be asked again (with laid[] at 0).
 */
export function nextPairs(x: usize, y: usize, names: usize, start: usize, columns: i32, rows: i32, walk: usize, ends: usize, bands: i32, room: i32, laid: usize, found: usize, aside: usize): i32 {
  const all = columns * rows
  let square = load<i32>(walk), i = load<i32>(walk, 4), part = load<i32>(walk, 8), from = load<i32>(walk, 12), seen = 0, hits = 0
  for (; square < all; square++) {
    const column = square % columns, above = square + columns, right = column + 1 < columns ? 2 : 1, end = at(start, square + 1)
    for (; i < end; i++) {
      for (; part < 2; part++) {
        if (part == 1 && above >= all) continue
        const last = part == 0 ? at(start, square + right) : at(start, above + right)
        let j = max(from, part == 0 ? i + 1 : at(start, above - (column > 0 ? 1 : 0)))
        while (j < last) {
          const to = min(j + piece, last)
          if (hits + piece > room || seen > atOnce) {
            store<i32>(walk, square)
            store<i32>(walk, i, 4)
            store<i32>(walk, part, 8)
            store<i32>(walk, j, 12)
            return 0
          }
          const near = sift(x, y, i, j, to, aside, load<f64>(ends + (<usize>(bands - 1) << 3)))
          lay(at(names, i), near, aside, names, ends, bands, room, laid, found)
          hits += near
          seen += to - j
          j = to
        }
        from = 0
      }
      part = 0
    }
  }
  return 1
}

/** The partners j to `to` of place i whose squared distance is under `end`, set aside with that square: two at a time, without a branch. */
@inline function sift(x: usize, y: usize, i: i32, from: i32, to: i32, aside: usize, end: f64): i32 {
  const partners = aside + 8 * piece
  const hereX = load<f64>(x + (<usize>i << 3)), hereY = load<f64>(y + (<usize>i << 3)), X = f64x2.splat(hereX), Y = f64x2.splat(hereY), E = f64x2.splat(end)
  let near = 0, j = from
  for (; j + 1 < to; j += 2) {
    const dx = f64x2.sub(v128.load(x + (<usize>j << 3)), X), dy = f64x2.sub(v128.load(y + (<usize>j << 3)), Y)
    const square = f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy)), within = i64x2.bitmask(f64x2.lt(square, E))
    store<f64>(aside + (<usize>near << 3), f64x2.extract_lane(square, 0))
    store<i32>(partners + (<usize>near << 2), j)
    near += within & 1
    store<f64>(aside + (<usize>near << 3), f64x2.extract_lane(square, 1))
    store<i32>(partners + (<usize>near << 2), j + 1)
    near += within >> 1
  }
  if (j < to) {
    const dx = load<f64>(x + (<usize>j << 3)) - hereX, dy = load<f64>(y + (<usize>j << 3)) - hereY, square = dx * dx + dy * dy
    store<f64>(aside + (<usize>near << 3), square)
    store<i32>(partners + (<usize>near << 2), j)
    if (square < end) near++
  }
  return near
}

/** Lays the pairs set aside into their bands. */
@inline function lay(name: i32, near: i32, aside: usize, names: usize, ends: usize, bands: i32, room: i32, laid: usize, found: usize): void {
  for (let k = 0; k < near; k++) {
    const square = load<f64>(aside + (<usize>k << 3))
    let band = 0
    for (let b = 0; b < bands - 1; b++) band += i32(square >= load<f64>(ends + (<usize>b << 3)))
    const many = laid + (<usize>band << 2), place = load<i32>(many), pair = found + ((<usize>band * <usize>room + <usize>place) << 3)
    store<i32>(pair, name)
    store<i32>(pair, at(names, at(aside + 8 * piece, k)), 4)
    store<i32>(many, place + 1)
  }
}

@inline function at(list: usize, k: i32): i32 {
  return load<i32>(list + (<usize>k << 2))
}
