import { named } from '#domains/territory/words.ts'
import { ChangeLine } from '#web/resident/cycle/change-line.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Opens } from '../../leads/opens.ts'
import type { SeenCycle } from '../cycle-at.ts'

/** What the turn before made of the problems that go on in this one, and what was tried: so that it is done better now. */
export function LearntBefore({ before, opens }: Pick<SeenCycle, 'before'> & { readonly opens: Opens }) {
  const say = useSay()
  if (before.length === 0) return null
  return (
    <section aria-labelledby="before">
      <h2 id="before">{say('station.cycle-before')}</h2>
      {before.map(({ problem, words, outcome, reasoning, change, recorded, tried }) => (
        <Fold key={problem} title={`${words}: ${say.any(`cycles.outcome-${outcome}`)}`}>
          <p>{reasoning}</p>
          <p><ChangeLine change={change} recorded={recorded} /></p>
          <ul>{tried.map(({ action, words: what, state, because, worked, advice, notes }) => (
            <li key={action}>{named(what, say.language)}: {say.any(state === 'dropped' ? 'station.cycle-taken-out' : `work.state-${state}`)}. {[because, worked && `${say.any(`cycles.worked-${worked}`)}.`, advice && `${say.any(`cycles.advice-${advice}`)}.`, notes].filter(Boolean).join(' ')}</li>
          ))}</ul>
          {opens.desk && <p><a href={`/${say.language}/station/problems/${problem}`}>{say('station.cycle-to-problem')}<span className="unseen"> {words}</span></a></p>}
        </Fold>
      ))}
    </section>
  )
}
