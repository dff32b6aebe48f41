import type { PlannedProblem } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** Who does what about a problem. */
export function PartsList({ parts }: Pick<PlannedProblem, 'parts'>) {
  const say = useSay()
  return parts.length === 0 ? null : <SummaryList rows={parts.map(({ who, words }) => ({ key: who, term: say.any(`plans.who-${who}`), says: named(words, say.language) }))} />
}
