// The joint cell of each row of a table, in which all its margins agree, and what lies in each cell.

/** Adds one margin to the rows' cells: cell = cell * width + category + 1, category -1 being "not known". Hands back how many categories are none of the margin's. */
export function addMargin(category: usize, n: i32, width: i32, cells: usize): i32 {
  const one = i32x4.splat(1), W = i32x4.splat(width)
  let wrong = i32x4.splat(0)
  for (let i = 0; i < n; i += 4) {
    const at = cells + (<usize>i << 2), place = i32x4.add(v128.load(category + (<usize>i << 2)), one)
    wrong = v128.or(wrong, i32x4.ge_u(place, W))
    v128.store(at, i32x4.add(i32x4.mul(v128.load(at), W), place))
  }
  return i32(v128.any_true(wrong))
}

/** As addMargin, for categories of one byte. */
export function addNarrowMargin(category: usize, n: i32, width: i32, cells: usize): i32 {
  const one = i32x4.splat(1), W = i32x4.splat(width)
  let wrong = i32x4.splat(0)
  for (let i = 0; i < n; i += 4) {
    const at = cells + (<usize>i << 2), place = i32x4.add(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(category + <usize>i))), one)
    wrong = v128.or(wrong, i32x4.ge_u(place, W))
    v128.store(at, i32x4.add(i32x4.mul(v128.load(at), W), place))
  }
  return i32(v128.any_true(wrong))
}

/** Adds each row's weight to its cell. */
export function weighCells(cells: usize, weights: usize, n: i32, sums: usize): void {
  for (let i = 0; i < n; i++) {
    const at = sums + (<usize>load<i32>(cells + (<usize>i << 2)) << 3)
    store<f64>(at, load<f64>(at) + load<f64>(weights + (<usize>i << 3)))
  }
}

/** Adds one to each row's cell. */
export function countCells(cells: usize, n: i32, sums: usize): void {
  for (let i = 0; i < n; i++) {
    const at = sums + (<usize>load<i32>(cells + (<usize>i << 2)) << 3)
    store<f64>(at, load<f64>(at) + 1)
  }
}
