import type { WorkedExample } from '#domains/programme/words.ts'
import type { Say } from '#web/say.ts'

type Figure = WorkedExample['said'][number]
type Amount = Pick<Figure, 'unit' | 'from' | 'to' | 'digits'>

/** A figure as it is written: a range by its two ends, a rise in points with its sign, a fall with its own. */
export function amount(say: Say, { unit, from, to, digits }: Amount): string {
  if (unit === 'points') return say('web.example-points', { points: Math.round(from * 100) })
  if (unit === 'fall') return `−${say.share(from, digits)}`
  if (unit === 'months') return from === to ? say('web.example-months', { months: from }) : say('web.example-months-range', { from, to })
  const written = (value: number) => (unit === 'count' ? say.number(value, digits) : say.share(value, digits))
  return from === to ? written(from) : say('web.range', { low: written(from), high: written(to) })
}

/** The same, as sure as the source is of it. */
export function amountSaid(say: Say, figure: Figure): string {
  const value = amount(say, figure)
  return figure.how === 'about' ? say('web.example-about', { value }) : figure.how === 'more' ? say('web.example-more', { value }) : value
}

/** Chance's part in a change, as small as can be told. */
export const chance = (say: Say, p: number): string => (p < 0.001 ? say('web.example-under') : say.number(p, 3))
