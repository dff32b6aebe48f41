import type { ShareMethod } from '#kernel/estimate/share-interval.ts'
import { plain } from '#platform/plain.ts'
import { choice, wholeTyped } from '../typed.ts'

/** What may be asked of the answers. */
export type Wanted = 'share' | 'mean' | 'total' | 'ratio' | 'quantile' | 'whole'
/** The interval: counted and exact take every answer alike; the others know of a design. */
export type Method = 'counted' | 'exact' | ShareMethod
/** How a sample is told again for its error. */
export type Retelling = { readonly kind: 'jackknife' | 'bootstrap'; readonly count: number; readonly seed: number }

/** The intervals by our words, and by those that R's svyciprop and the textbooks have for them. */
const ways = {
  wilson: 'wilson', logit: 'logit', linear: 'linear', asin: 'asin', beta: 'beta', likelihood: 'likelihood', exact: 'exact',
  xlogit: 'logit', mean: 'linear', 'korn-graubard': 'beta', 'clopper-pearson': 'exact',
} as const

type Said = { readonly [flag in 'method' | 'replicates' | 'weight' | 'strata' | 'cluster' | 'population']?: string } & { readonly margin?: readonly string[] }

/** The interval that was asked for, or the usual one: Wilson's where people were merely counted, logit under a design, linear for what is no share. */
export function methodOf(values: Said, wanted: Wanted): Method {
  const design = (['weight', 'strata', 'cluster', 'population', 'margin', 'replicates'] as const).find((flag) => values[flag] !== undefined)
  if (values.method === undefined) return wanted !== 'share' || values.replicates !== undefined ? 'linear' : design ? 'logit' : 'counted'
  const method = ways[choice(values.method, Object.keys(ways) as [keyof typeof ways], '--method')]
  if (wanted !== 'share' && method !== 'linear') throw plain(`A ${wanted} has no ${method} interval; leave --method out.`)
  if (values.replicates !== undefined && method !== 'linear') throw plain('Replicates have a linear interval; leave --method out.')
  if (design && method === 'exact') throw plain(`An exact interval knows nothing of --${design}; beta is the exact one for designs.`)
  return method === 'wilson' && !design ? 'counted' : method
}

/** What was typed after --replicates: jackknife, or bootstrap with how many (200). */
export function replicatesOf(said: string | undefined, seed: string | undefined): Retelling | null {
  if (said === undefined && seed !== undefined) throw plain('--seed is for --replicates bootstrap.')
  if (said === undefined) return null
  const [word, count, more] = said.split(':'), kind = choice(word, ['jackknife', 'bootstrap'], '--replicates')
  if (more !== undefined || (kind === 'jackknife' && (count ?? seed) !== undefined)) throw plain(`--replicates is jackknife, bootstrap or bootstrap:500, and --seed is for bootstrap; not "${said}".`)
  return { kind, count: wholeTyped(count, '--replicates bootstrap:N', 20, 200), seed: wholeTyped(seed, '--seed', 0, 1) }
}
