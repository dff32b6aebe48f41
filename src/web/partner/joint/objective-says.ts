import type { Objective } from '#domains/plans/words.ts'
import type { Say } from '#web/say.ts'

type Told = Omit<Objective, 'objective'>

/** Where an objective stands and where it should be, with the interval and the answers behind it. */
export function objectiveSays(say: Say, { indicator, baseline, low, high, n, target, dueOn, from, to }: Told): string {
  const by = say.day(dueOn)
  if (indicator === 'survey-figure') return n === null || low === null || high === null
    ? say('partner.from-share', { now: say.share(baseline), target: say.share(target), by })
    : say('partner.from-share-of', { now: say.share(baseline), low: say.share(low), high: say.share(high), n, target: say.share(target), by })
  if (indicator === 'incidents' && from !== null && to !== null) return say('partner.from-recorded', { now: baseline, from: say.day(from), to: say.day(to), target, by })
  return say('partner.from-count', { now: digits(say, baseline), target: digits(say, target), by })
}

const digits = (say: Say, value: number) => say.number(value, Number.isInteger(value) ? 0 : 1)
