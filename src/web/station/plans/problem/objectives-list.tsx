import type { Objective } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import { objectiveSays } from '#web/partner/joint/objective-says.ts'
import { Button } from '#web/ui/button.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** What should change, each with where it stands and where it should be. */
export function ObjectivesList({ objectives, here, mine }: { readonly objectives: readonly Objective[]; readonly here: string; readonly mine: boolean }) {
  const say = useSay()
  if (objectives.length === 0) return <p>{say('station.plan-no-objective')}</p>
  return (
    <ul className="lines">
      {objectives.map((objective) => (
        <li key={objective.objective}>
          <p>{named(objective.words, say.language)} <span className="beneath">{objectiveSays(say, objective)}</span> <small className="beneath">{say('partner.source-is', { source: objective.source })}</small></p>
          {mine && (
            <form method="post" className="buttons">
              <input type="hidden" name="objective" value={objective.objective} />
              <a href={`${here}?objective=${objective.objective}#objective`}>{say('station.plan-change')}<span className="unseen"> {named(objective.words, say.language)}</span></a>
              <Button quiet name="intent" value="drop-objective">{say('station.plan-drop')}</Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}
