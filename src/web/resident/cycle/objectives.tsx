import type { ToldProblem } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { useSay } from '#web/ui/use-say.ts'

type Told = ToldProblem['objectives'][number]

/** What should have changed by a day: from where it stands to where it should be. */
export function Objectives({ objectives }: { readonly objectives: readonly Told[] }) {
  const say = useSay()
  if (objectives.length === 0) return null
  return <ul>{objectives.map((objective) => <li key={`${objective.indicator}-${objective.figure}-${objective.category}-${objective.dueOn}`}>{named(objective.words, say.language).replace(/[?.:]$/u, '')}: {fromTo(say, objective)}</li>)}</ul>
}

function fromTo(say: Say, { indicator, baseline, low, high, n, target, dueOn }: Told): string {
  const written = (value: number) => (indicator === 'survey-figure' && Math.abs(value) <= 1 ? say.share(value) : say.number(value, Number.isInteger(value) ? 0 : 1))
  const values = { baseline: written(baseline), target: written(target), day: say.day(dueOn) }
  if (low === null || high === null || n === null) return say('web.objective-bare', values)
  return say('web.objective', { ...values, low: written(low), high: written(high), n })
}
