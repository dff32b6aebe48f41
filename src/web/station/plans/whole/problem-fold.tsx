import type { Missing, PlannedProblem } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import { ActionsList } from '#web/partner/joint/actions-list.tsx'
import { objectiveSays } from '#web/partner/joint/objective-says.ts'
import { PartsList } from '#web/partner/joint/parts-list.tsx'
import { Start } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { missingSays } from '../missing-says.ts'

type Props = { readonly problem: PlannedProblem; readonly here: string; readonly lacking: readonly Missing[]; readonly mine: boolean }

/** One problem of the plan in short, and the way to work on it. */
export function ProblemFold({ problem, here, lacking, mine }: Props) {
  const say = useSay()
  const at = `${here}/problems/${problem.problem}`
  const statement = named(problem.statement, say.language)
  return (
    <Fold open title={<>{statement} {lacking.length > 0 && <small>{say('station.plan-lacks', { what: say.list(lacking.map((one) => missingSays(say, one))) })}</small>}</>}>
      {problem.causes.length > 0 && <p className="quiet">{say('station.plan-causes', { causes: problem.causes.map(({ words }) => words).join('; ') })}</p>}
      {problem.objectives.length > 0 && <ul>{problem.objectives.map((objective) => <li key={objective.objective}>{named(objective.words, say.language)} <span className="beneath">{objectiveSays(say, objective)}</span></li>)}</ul>}
      <ActionsList problem={problem} leads={(action, words) => <a href={`${here}/actions/${action.action}`}>{words}</a>} />
      <PartsList parts={problem.parts} />
      {mine ? <p><Start to={at}>{say('station.plan-work-on')}<span className="unseen"> {statement}</span></Start></p> : <p><a href={at}>{say('station.plan-see-all')}<span className="unseen"> {statement}</span></a></p>}
    </Fold>
  )
}
