import type { Say } from '#web/say.ts'

/** How long something is kept, in words: a length, or a code. */
export function toldPeriod(say: Say, kept: string): string {
  const [count, unit] = kept.split(' ')
  return unit === 'days' || unit === 'months' || unit === 'years' ? say(`privacy.${unit}`, { count: Number(count) }) : say(kept === 'for-good' ? 'privacy.kept-for-good' : 'privacy.kept-until-done')
}
