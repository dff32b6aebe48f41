import type { Missing, WholePlan } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { mendedAt, missingSays } from './missing-says.ts'

/** What a plan still lacks before it can be published, each line leading to the form that mends it. */
export function WhatIsMissing({ whole: { plan, missing }, here }: { readonly whole: WholePlan; readonly here: string }) {
  const say = useSay()
  if (plan.state === 'closed') return <Notice title={say('station.plan-closed-on', { day: say.day(plan.closedOn!) })} />
  if (missing.length === 0) return <Notice kind="done" title={say(plan.state === 'published' ? 'station.plan-published-on' : 'station.plan-nothing-missing', { day: say.day(plan.publishedOn ?? plan.draftedOn) })}>{plan.state === 'published' && <p>{say('station.plan-change-is-told')}</p>}</Notice>
  const whole = missing.filter(({ problem }) => problem === null)
  const problems = [...Map.groupBy(missing.filter(({ problem }) => problem !== null), ({ problem }) => problem).values()]
  return (
    <Notice kind={plan.state === 'drafted' ? 'note' : 'stop'} title={say('station.plan-missing', { missing: missing.length })}>
      <ul className="missing">
        {problems.map((lacking) => <li key={lacking[0]!.problem}>{named(lacking[0]!.words ?? {}, say.language)}<Lines lacking={lacking} here={here} /></li>)}
        {whole.length > 0 && <li>{say('station.plan-the-whole')}<Lines lacking={whole} here={here} /></li>}
      </ul>
    </Notice>
  )
}

function Lines({ lacking, here }: { readonly lacking: readonly Missing[]; readonly here: string }) {
  const say = useSay()
  return <ul>{lacking.map((it, at) => <li key={at}><a href={mendedAt(here, it)}>{missingSays(say, it)}</a></li>)}</ul>
}
