import { emptyCategories } from './empty-categories.ts'
import { jointCells, type JointCells } from './joint-cells.ts'

/** One known margin of the population: the category (0, 1, …) of each person asked, -1 where it is not known, and how many each should be. */
export type Margin = { readonly name: string; readonly category: ArrayLike<number>; readonly targets: ArrayLike<number> }

/**
 * Weights that make those who answered look like the population in each margin (age by sex, kind of housing) at once.
 * Somebody whose category is not known keeps the weight of the others and counts for no category.
 * Not a cure for who refused for reasons outside the margins; not for categories without an answer (merge them: emptyCategories tells).
 * Iterative proportional fitting on the cells in which all margins agree, until every margin is met to `tolerance`, then given out to rows.
 * Source: Deming & Stephan 1940; Little & Wu 1991. Reference values: R's survey::rake on the California schools and on eight zones.
 */
export function rake(margins: readonly Margin[], asked: Asked = {}): Raked {
  const { weights: start, tolerance = 1e-11, rounds = 500 } = asked
  const { rows, total } = checked(margins, start), joint = jointCells(margins, rows, start), { keys, live, categories, weighs } = joint
  refuseEmpty(margins, joint)
  const grown = weighs.slice()
  scaleTo(grown, total)
  let iterations = 0, maxError = worst(margins, categories, grown, total)
  while (maxError > tolerance && iterations < rounds) {
    margins.forEach((margin, m) => fit(margin, categories[m] as Int32Array, grown, total))
    iterations++
    maxError = worst(margins, categories, grown, total)
  }
  const factor = new Float64Array(joint.most), weights = new Float64Array(rows)
  live.forEach((key, c) => (factor[key] = (grown[c] as number) / (weighs[c] as number)))
  if (start) for (let i = 0; i < rows; i++) weights[i] = (start[i] as number) * (factor[keys[i] as number] as number)
  else for (let i = 0; i < rows; i++) weights[i] = factor[keys[i] as number] as number
  return { weights, iterations, converged: maxError <= tolerance, maxError }
}

type Asked = { readonly weights?: ArrayLike<number>; readonly tolerance?: number; readonly rounds?: number }

/** The weights, and how well they meet the margins: `maxError` is the largest distance to a target as a share of the whole. */
export type Raked = {
  readonly weights: Float64Array
  readonly iterations: number
  readonly converged: boolean
  readonly maxError: number
}

function checked(margins: readonly Margin[], start: ArrayLike<number> | undefined) {
  const first = margins[0]
  if (!first) throw new RangeError('Raking needs at least one margin.')
  const rows = first.category.length, total = sum(first.targets)
  for (const { name, category, targets } of margins) {
    if (category.length !== rows) throw new RangeError(`Margin ${name} knows ${category.length} people, margin ${first.name} ${rows}.`)
    const odd = Array.prototype.findIndex.call(targets, (many: number) => !(many >= 0 && many < Infinity))
    if (odd >= 0) throw new RangeError(`Margin ${name} must say how many people category ${odd} has, 0 or more, not ${targets[odd]}.`)
    if (sum(targets) === 0) throw new RangeError(`Margin ${name} adds up to 0 people; weights stand for some.`)
    if (!(Math.abs(sum(targets) - total) <= 1e-6 * total)) {
      throw new RangeError(`Margin ${name} adds up to ${sum(targets)}, margin ${first.name} to ${total}; they must agree.`)
    }
  }
  if (start && start.length !== rows) throw new RangeError(`There are ${rows} people but ${start.length} weights.`)
  if (start) for (let i = 0; i < rows; i++) if (!((start[i] as number) >= 0 && (start[i] as number) < Infinity)) throw new RangeError(`Weight ${i + 1} must be 0 or more, not ${start[i]}.`)
  return { rows, total }
}

function refuseEmpty(margins: readonly Margin[], { categories, weighs }: JointCells): void {
  const [empty] = emptyCategories(margins.map((margin, m) => ({ ...margin, category: categories[m] as Int32Array })), weighs)
  if (empty) throw new RangeError(`Nobody who answered is in category ${empty.category} of margin ${empty.name}; merge it with another before raking.`)
}

function fit(margin: Margin, category: Int32Array, grown: Float64Array, total: number) {
  const { factors } = wanted(margin, category, grown, total)
  for (let c = 0; c < grown.length; c++) if ((category[c] as number) >= 0) grown[c]! *= factors[category[c] as number] as number
}

function worst(margins: readonly Margin[], categories: readonly Int32Array[], grown: Float64Array, total: number): number {
  return Math.max(...margins.map((margin, m) => wanted(margin, categories[m] as Int32Array, grown, total).error))
}

/** What each category must be multiplied by; those of unknown category are left out of the whole. */
function wanted({ targets }: Margin, category: Int32Array, grown: Float64Array, total: number) {
  const factors = new Float64Array(targets.length), all = sum(targets)
  let known = 0, error = 0
  for (let c = 0; c < grown.length; c++) {
    const k = category[c] as number
    if (k < 0) continue
    factors[k]! += grown[c] as number
    known += grown[c] as number
  }
  for (let k = 0; k < factors.length; k++) {
    const now = factors[k] as number, target = ((targets[k] as number) / all) * known
    error = Math.max(error, Math.abs(now - target) / total)
    factors[k] = now > 0 ? target / now : 1
  }
  return { factors, error }
}

function scaleTo(weights: Float64Array, total: number) {
  const now = sum(weights)
  for (let c = 0; c < weights.length; c++) weights[c]! *= total / now
}

function sum(list: ArrayLike<number>): number {
  let s = 0
  for (let i = 0; i < list.length; i++) s += list[i] as number
  return s
}
