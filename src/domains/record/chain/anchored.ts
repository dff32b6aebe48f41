import type { Anchor, Head, Wrong } from '../words.ts'
import { keptAtLeastDays } from '../words.ts'
import { trulyAnchored } from './signing.ts'
import { founding, type End } from './verified.ts'

/** Where what is left of a chain begins, the anchor that says so, and what is wrong with the others. */
export type Begins = { readonly start: End; readonly anchor: Anchor | null; readonly wrong: Wrong[] }

/**
 * Follows the anchors of a chain from its first line. Each must be signed, stand exactly under a head that was signed when the lines were new, begin where the one
 * before ended, at most one a month, and come no sooner than the time is over that it names. One that is not so counts for nothing: what it took is missing.
 */
export function anchored(anchors: readonly Anchor[], heads: readonly Head[], keys: readonly string[], now: Date): Begins {
  const vouching = Map.groupBy(heads, ({ sequence }) => sequence), wrong: Wrong[] = []
  let last: Anchor | null = null
  const once = [...new Map(anchors.map((anchor) => [JSON.stringify([anchor.from, anchor.sequence, anchor.hash, anchor.at, anchor.signature]), anchor])).values()]
  for (const anchor of once.toSorted((one, other) => one.sequence - other.sequence || (one.at < other.at ? -1 : 1))) {
    const what = faultOf(anchor, last, vouching.get(anchor.sequence) ?? [], keys, now)
    if (what) wrong.push({ what, from: anchor.from, to: anchor.sequence })
    else last = anchor
  }
  return { start: last === null ? founding : { sequence: last.sequence, hash: last.hash }, anchor: last, wrong }
}

function faultOf(anchor: Anchor, last: Anchor | null, heads: readonly Head[], keys: readonly string[], now: Date): Wrong['what'] | null {
  if (!trulyAnchored(anchor, keys)) return 'false-anchor'
  if (heads.length === 0) return 'cut-without-head'
  if (heads.some(({ hash }) => hash !== anchor.hash) || heads.every(({ at }) => at !== anchor.headAt)) return 'false-anchor'
  if (anchor.from !== (last?.sequence ?? 0) + 1 || (last !== null && monthOf(anchor.at) <= monthOf(last.at))) return 'cut-twice'
  const at = new Date(anchor.at)
  return at > now || new Date(anchor.headAt) > latestCut(anchor.kept, at) ? 'cut-too-early' : null
}

/** In which calendar month (of universal time). */
export const monthOf = (at: string): string => at.slice(0, 7)

/** Lines under a head that was signed by this moment are over at that one. */
export function latestCut(kept: string, at: Date): Date {
  const [count, unit] = kept.split(' ') as [string, 'days' | 'months' | 'years']
  const [months, days] = unit === 'days' ? [0, Number(count)] : [Number(count) * (unit === 'years' ? 12 : 1), 0]
  const chosen = new Date(at)
  // The last day of a shorter month stands for one that it does not have.
  chosen.setUTCDate(1)
  chosen.setUTCMonth(chosen.getUTCMonth() - months)
  chosen.setUTCDate(Math.min(at.getUTCDate(), new Date(Date.UTC(chosen.getUTCFullYear(), chosen.getUTCMonth() + 1, 0)).getUTCDate()))
  chosen.setUTCDate(chosen.getUTCDate() - days)
  return new Date(Math.min(chosen.getTime(), at.getTime() - keptAtLeastDays * 86_400_000))
}
