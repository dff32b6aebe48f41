import type { Calibration } from '../calibrate/calibration.ts'
import { relativeWeights } from './relative-weights.ts'
import { secondStage, type SecondStage, type Within } from './second-stage.ts'

/**
 * How the people were drawn, told once and used for every question: weights, strata, and sampling units (clusters) within strata.
 * `strata` and `clusters` hold any whole numbers; a cluster number in two strata is two clusters. `population`, by stratum number
 * (its place in the list; the only place 0 where there are no strata), is how many sampling units there are to draw from in all:
 * given, the finite population correction is made. Left out: everybody weighs the same, one stratum, every person a unit.
 * `within` tells of a second draw inside the units; it counts only where the first draw's `population` is given.
 */
export type Design = {
  readonly weights?: ArrayLike<number>
  readonly strata?: ArrayLike<number>
  readonly clusters?: ArrayLike<number>
  readonly population?: ArrayLike<number>
  readonly within?: Within
}

/**
 * What to do with a stratum of which only one unit was drawn, so that nothing is known of its spread. `refuse` says so and stops;
 * `certainty` takes the unit for the whole stratum, `adjust` measures it from the overall mean, `average` gives it the other strata's spread.
 */
export type Lonely = 'refuse' | 'certainty' | 'adjust' | 'average'

/** A design that was read and checked. `rows` may be a part of the sample; the units of the strata are then still counted in full. */
export type SurveyDesign = {
  readonly rows: number
  /** Weights near 1; times `scale` (a power of two) they are the weights that were given. */
  readonly weights: Float64Array
  readonly scale: number
  /** The unit of each row, and the stratum of each unit, both numbered from 0. */
  readonly unit: Int32Array
  readonly stratum: Int32Array
  /** Units drawn in each stratum, and the share of the stratum that was not drawn (1 without finite population). */
  readonly drawn: Float64Array
  readonly undrawn: Float64Array
  readonly lonely: Lonely
  readonly second?: SecondStage
  /** There when the weights were fitted to the population (calibrate/): the standard error is then the one that belongs to them. */
  readonly calibration?: Calibration
}

/**
 * Reads a design of `rows` answers and checks it. A weight of 0 takes a person out of the estimates but leaves the unit in its stratum.
 * Without `within`, units count as drawn in one stage (what was drawn inside them is in the spread between them). Source: as survey::svydesign in R.
 */
export function surveyDesign(rows: number, design: Design = {}, lonely: Lonely = 'refuse'): SurveyDesign {
  if (!(Number.isSafeInteger(rows) && rows >= 0)) throw new RangeError(`A sample has a whole number of rows, not ${rows}.`)
  const { weights, strata, clusters, population, within } = design
  for (const [name, list] of Object.entries({ weights, strata, clusters })) {
    if (list && list.length !== rows) throw new RangeError(`There are ${rows} answers but ${list.length} ${name}.`)
  }
  const relative = weights ? relativeWeights(weights) : { weights: new Float64Array(rows).fill(1), scale: 1 }
  const seen = numbered(strata ?? new Int32Array(rows), 'stratum')
  const unit = clusters ? pairs(seen.codes, numbered(clusters, 'cluster').codes, seen.names.length) : identity(rows)
  const units = clusters ? unit.reduce((most, u) => Math.max(most, u), -1) + 1 : rows
  const stratum = new Int32Array(units)
  for (let i = 0; i < rows; i++) stratum[unit[i] as number] = seen.codes[i] as number
  const drawn = new Float64Array(seen.names.length)
  for (let u = 0; u < units; u++) drawn[stratum[u] as number]! += 1
  const undrawn = drawn.map((n, h) => (population ? 1 - n / enough(population[seen.names[h] as number], n, seen.names[h] as number) : 1))
  if (lonely === 'refuse' && drawn.length > 1) {
    const alone = drawn.findIndex((n, h) => n === 1 && undrawn[h] !== 0)
    if (alone >= 0) throw new RangeError(`Stratum ${seen.names[alone]} has only one sampling unit; nothing is known of its spread.`)
  }
  const second = within && secondStage(within, unit, units)
  if (second && lonely === 'refuse' && second.drawn.some((n, u) => n === 1 && second.undrawn[u] !== 0 && undrawn[stratum[u] as number] !== 1)) {
    throw new RangeError('A sampling unit had only one drawn from within it; nothing is known of the spread inside it.')
  }
  return { rows, ...relative, ...(second && { second }), unit, stratum, drawn, undrawn, lonely }
}

function enough(population: number | undefined, drawn: number, stratum: number): number {
  if (population !== undefined && population >= drawn) return population
  throw new RangeError(`Stratum ${stratum} has a population of ${population} but ${drawn} units were drawn from it.`)
}

/** Whole numbers renumbered from 0 in the order in which they appear. */
function numbered(list: ArrayLike<number>, what: string) {
  const known = new Map<number, number>(), codes = new Int32Array(list.length)
  for (let i = 0; i < list.length; i++) {
    const name = list[i] as number
    if (!Number.isSafeInteger(name)) throw new RangeError(`The ${what} of row ${i + 1} must be a whole number, not ${name}.`)
    let code = known.get(name)
    if (code === undefined) known.set(name, (code = known.size))
    codes[i] = code
  }
  return { codes, names: [...known.keys()] }
}

function pairs(strata: Int32Array, clusters: Int32Array, size: number): Int32Array {
  const known = new Map<number, number>()
  return clusters.map((cluster, i) => {
    const pair = cluster * size + (strata[i] as number)
    const code = known.get(pair) ?? known.size
    known.set(pair, code)
    return code
  })
}

function identity(rows: number): Int32Array {
  return new Int32Array(rows).map((_, i) => i)
}
