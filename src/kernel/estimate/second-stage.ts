import { wholeNumber } from '../whole-number.ts'

/**
 * The second draw: within each sampling unit (a district, an address) some of its own units (schools, people) were drawn.
 * `clusters` numbers them by row (left out: every row one), `population` says by row how many there were to draw from in the row's first unit.
 */
export type Within = { readonly clusters?: ArrayLike<number>; readonly population: ArrayLike<number> }

/** The second draw, read and checked: the second unit of each row, the first unit of each second one, and by first unit how many were drawn. */
export type SecondStage = {
  readonly unit: Int32Array
  readonly first: Int32Array
  readonly drawn: Float64Array
  readonly undrawn: Float64Array
}

/** Reads the second draw of a sample whose rows lie in `units` first units. Source: as ids = ~a + b, fpc = ~c + d of survey::svydesign. */
export function secondStage({ clusters, population }: Within, unit: Int32Array, units: number): SecondStage {
  const rows = unit.length
  for (const [name, list] of Object.entries({ clusters, population })) {
    if (list && list.length !== rows) throw new RangeError(`There are ${rows} answers but ${list.length} ${name} of the second stage.`)
  }
  wholeNumber(units, 'The number of units')
  if (units > rows) throw new RangeError(`Of ${rows} answers there cannot be ${units} units.`)
  const known = Array.from({ length: units }, () => new Map<number, number>())
  const second = new Int32Array(rows), first: number[] = [], drawn = new Float64Array(units), all = new Float64Array(units)
  for (let i = 0; i < rows; i++) {
    const u = unit[i] as number, name = clusters ? (clusters[i] as number) : i, seen = known[u]
    if (!seen) throw new RangeError(`Row ${i + 1} is of unit ${u}; units are 0 to ${units - 1}.`)
    let code = seen.get(name)
    if (code === undefined) seen.set(name, (code = first.push(u) - 1))
    second[i] = code
    if (all[u] !== 0 && all[u] !== population[i]) throw new RangeError(`Row ${i + 1} gives its unit a population of ${population[i]}, an earlier row ${all[u]}.`)
    all[u] = population[i] as number
  }
  for (const u of first) drawn[u]! += 1
  const undrawn = drawn.map((n, u) => {
    if (!((all[u] as number) >= n)) throw new RangeError(`A unit has a population of ${all[u]} but ${n} were drawn from it.`)
    return 1 - n / (all[u] as number)
  })
  return { unit: second, first: Int32Array.from(first), drawn, undrawn }
}
