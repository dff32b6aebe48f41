/**
 * One way of dividing people: places, ages, waves. `sums` says which code is made of which others ([whole, ...parts]; a code may be divided in
 * several ways: a commissariat by its zones before and after a border moved). One code only, the top, is part of nothing.
 * `unpublished`: codes that nobody publishes but that could be worked out (the village that changed sides).
 */
export type Dimension = { readonly name: string; readonly sums: readonly (readonly string[])[]; readonly unpublished?: readonly string[] }
/**
 * A table crosses dimensions. `of`: who is counted; tables of the same people share their margins, others nothing. `only`: the code of each dimension
 * that the table does not cross but keeps to (one wave). `count` is NaN where it is not known.
 */
export type Table = {
  readonly of: string
  readonly only?: Readonly<Record<string, string>>
  readonly dimensions: readonly Dimension[]
  readonly count: (codes: readonly string[]) => number
}
/** What is added up to what: the first cell of each sum is the whole, the others are its parts. */
export type LinkedTables = {
  readonly names: readonly string[]
  readonly counts: Float64Array
  readonly sums: readonly Int32Array[]
  /** Cells that are in no table: 1. */
  readonly unpublished: Uint8Array
}

/**
 * Tables as one list of cells, each once in however many tables it stands, and every sum that ties them together.
 * A cell at the top of a dimension is the same as in a table without it: so tables are linked by the margins they share.
 * Not for tables whose counts are rounded or estimated: their sums do not hold.
 */
export function linkedTables(tables: readonly Table[]): LinkedTables {
  const places = new Map<string, number>(), counts: number[] = [], unpublished: number[] = [], sums = new Map<string, Int32Array>()
  for (const { of, only = {}, dimensions, count } of tables) {
    const kept = Object.entries(only).map(([name, code]) => `${name}=${code}`)
    const tops = dimensions.map(topOf)
    const cell = (codes: readonly string[]): number => {
      const name = [of, ...[...kept, ...dimensions.flatMap(({ name }, at) => (codes[at] === tops[at] ? [] : [`${name}=${codes[at]}`]))].sort()].join(' ')
      const known = places.get(name), counted = count(codes), silent = dimensions.some((dimension, at) => dimension.unpublished?.includes(codes[at] as string))
      if (known === undefined) {
        places.set(name, counts.length)
        unpublished.push(silent ? 1 : 0)
        return counts.push(counted) - 1
      }
      if (Math.abs((counts[known] as number) - counted) > 1e-9) throw new RangeError(`${name} is ${counts[known]} in one table and ${counted} in another.`)
      return known
    }
    for (const codes of crossed(dimensions)) {
      cell(codes)
      dimensions.forEach((dimension, at) => dimension.sums.filter(([whole]) => whole === codes[at]).forEach((sum) => {
        const tied = Int32Array.from(sum, (code) => cell(codes.with(at, code)))
        sums.set(tied.join(), tied)
      }))
    }
  }
  return { names: [...places.keys()], counts: Float64Array.from(counts), sums: [...sums.values()], unpublished: Uint8Array.from(unpublished) }
}

function crossed(dimensions: readonly Dimension[]): string[][] {
  return dimensions.reduce<string[][]>((all, { sums }) => all.flatMap((codes) => [...new Set(sums.flat())].map((code) => [...codes, code])), [[]])
}

function topOf({ name, sums }: Dimension): string {
  const parts = new Set(sums.flatMap(([, ...rest]) => rest)), tops = [...new Set(sums.map(([whole]) => whole as string))].filter((whole) => !parts.has(whole))
  if (tops.length !== 1) throw new RangeError(`Dimension ${name} needs one code that holds all others, not ${tops.length}.`)
  return tops[0] as string
}
