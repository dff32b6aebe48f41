import { clopperPearson } from '#kernel/estimate/clopper-pearson.ts'
import { shareInterval, type ShareMethod } from '#kernel/estimate/share-interval.ts'
import { wilson } from '#kernel/estimate/wilson.ts'

/** The ways to draw the interval of a share that was counted among n people drawn at random. */
export type Way = 'Wilson' | 'Clopper-Pearson' | ShareMethod

/** Their names: first the two for counts, then those that shareUnderDesign knows. */
export const ways: readonly Way[] = ['Wilson', 'Clopper-Pearson', 'logit', 'linear', 'asin', 'beta', 'wilson', 'likelihood']

/** The interval of `hits` among n, as clopperPearson, wilson and (for a simple sample) shareUnderDesign draw it. */
export function shareEnds(way: Way, hits: number, n: number): { readonly low: number; readonly high: number } {
  if (way === 'Wilson') return wilson(hits, n)
  if (way === 'Clopper-Pearson') return clopperPearson(hits, n)
  const share = hits / n
  if (hits > 0 && hits < n) return shareInterval(way, { share, se: Math.sqrt((share * (1 - share)) / (n - 1)), n, df: n - 1 }, 0.95)
  return way === 'linear' ? { low: share, high: share } : (way === 'beta' ? clopperPearson : wilson)(hits, n)
}
