import { normalQuantile } from '../distributions/normal-quantile.ts'

/**
 * How many events the earlier of two equal periods must hold before a fall by this part can be told from chance: answersNeeded for counts.
 * `least` is the count at which exactly this fall, observed, is just past the level; `n` is where it is probably seen.
 * Not for events that come in series, which need more; nor for judging a fall that happened (rateRatio, exact and so a little stricter).
 * Test: z = (before - after) / sqrt(before + after). least = z^2 (2 - f) / f^2; n = ((z of level + z of power) / (sqrt 2 (1 - sqrt(1 - f))))^2, as the root of a Poisson count varies by 1/4; rounded up.
 * Source: Huffman 1984, "An improved approximate two-sample Poisson test", Applied Statistics 33.
 * @example eventsNeeded(0.282) // least 83, n 169
 */
export function eventsNeeded(fall: number, { power = 0.8, alpha = 0.05 }: { readonly power?: number; readonly alpha?: number } = {}): EventsNeeded {
  if (!(fall > 0 && fall <= 1)) throw new RangeError(`A count falls by more than 0 and at most all of it, not by ${fall}.`)
  if (!(power > 0 && power < 1)) throw new RangeError(`A power lies between 0 and 1; ${power} does not.`)
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`A level of significance lies between 0 and 1; ${alpha} does not.`)
  const level = -normalQuantile(alpha / 2)
  const least = (level * level * (2 - fall)) / (fall * fall)
  const root = Math.max(0, level - normalQuantile(1 - power)) / (Math.SQRT2 * (1 - Math.sqrt(1 - fall)))
  return { least: Math.ceil(least - 1e-9), n: Math.ceil(root * root - 1e-9), alpha, power, method: 'root-of-counts' }
}

/** Counts in the earlier period: where a fall just shows, and where it is probably seen with this power. */
export type EventsNeeded = {
  readonly least: number
  readonly n: number
  readonly alpha: number
  readonly power: number
  readonly method: 'root-of-counts'
}
