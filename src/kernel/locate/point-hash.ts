/**
 * Points sorted into squares of at least `side`, so that whoever is near can be found without looking at everybody.
 * Points of square s are order[start[s]] … order[start[s + 1] - 1]. Two points at most `side` apart are in the same square or in neighbours.
 * The squares lie where nearly all points are; a farm far away (or a place typed wrongly) is put into the outermost square on its side,
 * so that it does not make all squares large. Places must be finite. Memory grows with the number of points only.
 */
export function pointHash(x: ArrayLike<number>, y: ArrayLike<number>, side: number): PointHash {
  if (x.length !== y.length) throw new RangeError(`There are ${x.length} eastings but ${y.length} northings.`)
  if (!(side >= 0 && side < Infinity)) throw new RangeError(`A distance is 0 or more, not ${side}.`)
  const n = x.length, most = 4 * n + 64
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) throw new RangeError(`Point ${i + 1} has no place at ${x[i]}, ${y[i]}.`)
  }
  const [west, width] = middle(x), [south, height] = middle(y)
  // A hair more, for a point whose square is found by rounding must not lie two squares from one that is just `side` away.
  let square = Math.max(side * (1 + 1e-6), Math.max(width, height) / most, Math.sqrt((width / most) * height)) || 1
  while ((Math.floor(width / square) + 1) * (Math.floor(height / square) + 1) > most) square *= 1.2
  const columns = Math.floor(width / square) + 1, rows = Math.floor(height / square) + 1
  const columnOf = (east: number) => Math.min(columns - 1, Math.max(0, Math.floor((east - west) / square)))
  const rowOf = (north: number) => Math.min(rows - 1, Math.max(0, Math.floor((north - south) / square)))
  const squareOf = new Int32Array(n), start = new Int32Array(columns * rows + 1)
  for (let i = 0; i < n; i++) {
    const s = rowOf(y[i] as number) * columns + columnOf(x[i] as number)
    squareOf[i] = s
    start[s + 1]! += 1
  }
  for (let s = 0; s < columns * rows; s++) start[s + 1]! += start[s] as number
  const order = new Int32Array(n), next = start.slice()
  for (let i = 0; i < n; i++) order[next[squareOf[i] as number]!++] = i
  return { side: square, columns, rows, start, order, columnOf, rowOf }
}

/** Where nearly all coordinates begin and how far they reach, from a thousand of them. */
function middle(list: ArrayLike<number>): [from: number, width: number] {
  const step = Math.max(1, Math.floor(list.length / 1024))
  const some = Float64Array.from({ length: Math.floor(list.length / step) }, (_, k) => list[k * step] as number).sort()
  const at = (share: number) => some[Math.round(share * (some.length - 1))] ?? 0
  const low = at(0.02), high = at(0.98), more = 0.05 * (high - low)
  const from = Math.max(at(0), low - more), to = Math.min(at(1), high + more)
  return to > from ? [from, to - from] : [at(0), at(1) - at(0)]
}

export type PointHash = {
  readonly side: number
  readonly columns: number
  readonly rows: number
  readonly start: Int32Array
  readonly order: Int32Array
  readonly columnOf: (east: number) => number
  readonly rowOf: (north: number) => number
}
