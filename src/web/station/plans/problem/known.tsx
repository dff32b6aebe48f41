import type { PlannedProblem } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { Leads } from '../../leads/leads.tsx'
import type { Opens } from '../../leads/opens.ts'

/** What the signed analysis knows of the problem: the numbers behind it, why it is there, whose task it is. */
export function Known({ problem: { problem, words, names, competence, body, causes, evidence }, opens }: { readonly problem: PlannedProblem; readonly opens: Opens }) {
  const say = useSay()
  const numbers = evidence.map(({ kind, estimate, low, high, n, category, from, to }) => (kind === 'survey-figure'
    ? say('station.plan-figure', { share: say.share(estimate ?? 0), low: say.share(low ?? 0), high: say.share(high ?? 0), n: n ?? 0 })
    : say('station.plan-recorded', { category: say.any(`incidents.category-${category}`), count: estimate ?? 0, from: from ? say.day(from) : '–', to: to ? say.day(to) : '–' })))
  return (
    <SummaryList rows={[
      { key: 'words', term: say('station.plan-from-analysis'), says: <Leads to={`/problems/${problem}`} opens={opens}>{words}</Leads> },
      ...(numbers.length > 0 ? [{ key: 'numbers', term: names ? named(names, say.language) : say('station.plan-numbers'), says: numbers.join('; ') }] : []),
      ...(causes.length > 0 ? [{ key: 'causes', term: say('partner.why'), says: <ul className="plain-list">{causes.map(({ cause, side, words: why }) => <li key={cause}>{why} <span className="quiet">{`(${say.any(`problems.side-${side}`)})`}</span></li>)}</ul> }] : []),
      ...(competence ? [{ key: 'task', term: say('problems.whose-task'), says: body ?? say.any(`problems.competence-${competence}`) }] : []),
    ]} />
  )
}
