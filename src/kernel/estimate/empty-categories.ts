import type { Margin } from './rake.ts'

/**
 * Categories of a margin in which people live but nobody answered: no weight can speak for them, so they must be merged first.
 * A category that should be empty (target 0) but holds answers is named too: raking would silence those people.
 */
export function emptyCategories(margins: readonly Margin[], weights?: ArrayLike<number>): readonly Empty[] {
  return margins.flatMap(({ name, category, targets }) => {
    const answered = new Float64Array(targets.length)
    for (let i = 0; i < category.length; i++) {
      const k = category[i] as number
      if (k === -1) continue
      if (!Number.isInteger(k) || k < 0 || k >= targets.length) {
        throw new RangeError(`Margin ${name} has no category ${k} (row ${i + 1}); it has 0 to ${targets.length - 1}, and -1 for not known.`)
      }
      if (!weights || (weights[i] as number) > 0) answered[k]! += 1
    }
    return Array.from(targets, (target, k) => ({ name, category: k, target, answers: answered[k] as number }))
      .filter(({ target, answers, category }) => whole(target, name, category) > 0 !== answers > 0)
  })
}

/** A category that cannot be raked: how many it should be, and how many answered. */
export type Empty = { readonly name: string; readonly category: number; readonly target: number; readonly answers: number }

function whole(target: number, name: string, category: number): number {
  if (!(target >= 0 && target < Infinity)) throw new RangeError(`Target ${category} of margin ${name} must be 0 or more, not ${target}.`)
  return target
}
