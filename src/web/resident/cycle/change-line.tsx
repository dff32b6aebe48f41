import type { FrozenChange, FrozenRecord } from '#domains/cycles/words.ts'
import type { Say } from '#web/say.ts'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { becauseIn, verdictOf } from '../result/verdict.ts'
import { pointsOf } from '../result/words-for.ts'

/** What the survey, and the record, say of a problem: the verdict in a word, then before and after with their answers. */
export function ChangeLine({ change, recorded }: { readonly change: FrozenChange | null; readonly recorded: FrozenRecord | null }) {
  const say = useSay()
  if (!change && !recorded) return <>{say('web.not-measured')}</>
  return (
    <>
      {change && <span className="measured"><Tag {...worded(say, change)} /> <small className="beneath">{said(say, change)}</small></span>}
      {recorded && <span className="measured"><Tag {...worded(say, recorded)} /> <small className="beneath">{onRecord(say, recorded)}</small></span>}
    </>
  )
}

function worded(say: Say, seen: Pick<FrozenChange, 'verdict'>) {
  const { tone, words } = verdictOf(say, seen)
  return { tone, children: words }
}

function said(say: Say, { figure, measure, difference, low, high, before, after, nBefore, nAfter, because }: FrozenChange): string {
  if (because.length > 0) return becauseIn(say, because)
  if (before === null || after === null) return say('web.not-measured')
  const written = (value: number) => (measure === 'share' ? say.share(value) : say.number(value, 2))
  const points = (value: number) => pointsOf(say, { of: figure, kind: 'question', measure }, value)
  const told = { before: written(before), after: written(after), nBefore: say.number(nBefore), nAfter: say.number(nAfter) }
  return difference === null || low === null || high === null ? say('web.before-after', told) : say('web.before-after-by', { ...told, difference: points(difference), low: points(low), high: points(high) })
}

/** Sums of years that lack months are no years: then only that is told. */
function onRecord(say: Say, { before, now, because }: FrozenRecord): string {
  const doubt = because === null ? '' : say.any(`cycles.doubt-${because}`)
  if (because === 'months-lacking') return doubt
  return `${say('web.recorded-change', { before: say.number(before.count), after: say.number(now.count) })} ${doubt}`.trim()
}
