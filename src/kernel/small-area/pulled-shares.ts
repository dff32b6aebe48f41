import { fayHerriot, type FayHerriot } from './fay-herriot.ts'
import { groupColumns } from './group-columns.ts'
import { smoothedErrors } from './smoothed-errors.ts'

/** What a zone answered to one question: its share, from how many answers, under what design effect (null: not known), in which group. */
export type ZoneShare = { readonly estimate: number | null; readonly n: number; readonly deff: number | null; readonly group?: number }

/**
 * Shares of small zones pulled toward their commissariat (`group`), or toward all zones where no groups are told; the interval stays
 * between 0 and 1. To be shown as pulled. Not with shares near 0 or 1 everywhere, whose spread is not even.
 * Smoothed errors, then Fay & Herriot (fay-herriot.ts), groups as columns. Reference values: those of its two steps.
 */
export function pulledShares(zones: readonly ZoneShare[], confidence = 0.95): FayHerriot {
  const errors = smoothedErrors(zones), grouped = zones.length > 0 && zones.every(({ group }) => group !== undefined)
  const direct = zones.map(({ estimate, n }, i) => ({ estimate: errors[i] === null ? null : estimate, se: errors[i] as number | null, n }))
  const found = fayHerriot(direct, grouped ? groupColumns(zones.map(({ group }) => group as number)) : undefined, confidence)
  const within = (v: number | null) => (v === null ? null : Math.min(1, Math.max(0, v)))
  const areas = found.areas.map((a) => ({ ...a, estimate: within(a.estimate), low: within(a.low), high: within(a.high) }))
  return { ...found, areas }
}
