import type { action } from '#domains/work/index.ts'
import { finalStates } from '#domains/work/words.ts'
import { named } from '#domains/territory/words.ts'
import { Fold } from '#web/ui/fold.tsx'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { Leads } from '../../leads/leads.tsx'
import type { Opens } from '../../leads/opens.ts'
import { ownedBy } from '../falls-due/owned-by.ts'
import { lateWords } from './late-words.ts'

type Props = { readonly seen: Awaited<ReturnType<typeof action>>; readonly today: string; /** Where the pages of the one who reads begin. */ readonly of: 'station' | 'partner'; /** Which pages of the station the one who reads may open: what a partner may not open is no link. */ readonly opens?: Opens }

/** Where an action stands, in a line; what was agreed about it, folded away. */
export function ActionFacts({ seen: { action: it, zone, plan, problem, standing: { state, since } }, today, of, opens }: Props) {
  const say = useSay()
  const ended = finalStates.some((final) => final === state) && since !== null
  const stated = problem.statement ? named(problem.statement, say.language) : (problem.words ?? '–')
  return (
    <>
      <p>{named(zone.names, say.language)} · {ended ? say('station.work-since', { day: say.day(since) }) : lateWords(say, it.due, today)} <Tag>{say.any(`work.state-${state}`)}</Tag></p>
      {it.droppedOn && <p><b>{say('station.work-dropped', { day: say.day(it.droppedOn) })}</b> {it.droppedBecause}</p>}
      <Fold title={say('station.work-what-was-agreed')}>
        <SummaryList rows={[
          { key: 'problem', term: say('station.work-problem'), says: opens ? <Leads to={`/problems/${problem.problem}`} opens={opens}>{stated}</Leads> : stated },
          { key: 'method', term: say('station.work-method'), says: `${say.any(`plans.method-${it.method}`)} (${say.any(`plans.approach-${it.approach}`)})` },
          { key: 'owner', term: say('station.work-owner'), says: ownedBy(say, it.owner) },
          { key: 'days', term: say('station.work-days'), says: say('station.work-from-to', { from: say.day(it.from), to: say.day(it.due) }) },
          { key: 'resources', term: say('station.work-resources'), says: it.resources ?? '–' },
          ...(plan && opens?.plan === false ? [] : [{ key: 'plan', term: say('station.work-plan'), says: plan === null ? say('station.work-fast-track') : <a href={`/${say.language}/${of}/plans/${plan.plan}`}>{say('station.work-open-plan')}</a> }]),
        ]} />
      </Fold>
    </>
  )
}
