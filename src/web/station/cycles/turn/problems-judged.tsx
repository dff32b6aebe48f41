import { named } from '#domains/territory/words.ts'
import { ChangeLine } from '#web/resident/cycle/change-line.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { Leads } from '../../leads/leads.tsx'
import type { Opens } from '../../leads/opens.ts'
import { addressOf } from '../address-of.ts'
import type { SeenCycle } from '../cycle-at.ts'

/** The problems of the turn's plan: what was measured of each, and what was made of it. */
export function ProblemsJudged({ seen, opens, mine }: { readonly seen: SeenCycle; readonly opens: Opens; readonly mine: boolean }) {
  const say = useSay()
  if (seen.problems.length === 0) return null
  return (
    <Table caption={say('station.cycle-problems')} columns={[{ title: say('web.problem') }, { title: say('station.cycle-measured') }, { title: say('station.cycle-judged') }]}
      rows={seen.problems.map(({ problem, statement, change, recorded, assessment, goesOnIn }) => ({ key: problem, cells: [
        named(statement, say.language), <ChangeLine key="change" change={change} recorded={recorded} />,
        <>
          {assessment && <><b>{say.any(`cycles.outcome-${assessment.outcome}`)}</b>, {say(assessment.solved ? 'station.cycle-solved' : 'station.cycle-goes-on')}<small className="beneath">{say('station.cycle-judged-by', { name: assessment.assessedBy, day: say.day(assessment.assessedOn) })}</small></>}
          <a href={addressOf(say.language, seen, `/problems/${problem}`)}>{say(assessment === null && mine ? 'station.cycle-judge' : 'station.cycle-look')}<span className="unseen"> {named(statement, say.language)}</span></a>
          {goesOnIn && <small className="beneath"><Leads to={`/problems/${goesOnIn}`} opens={opens}>{say('station.cycle-carried-over')}</Leads></small>}
        </>,
      ] }))} />
  )
}
