import type { PlannedProblem } from '#domains/plans/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../as-asked.ts'
import { InLanguages } from '../in-languages.tsx'

/** What the problem is, in words that everybody who lives there understands. */
export function StatementForm({ problem: { statement }, open, typed, errors }: Form & { readonly problem: PlannedProblem; readonly open: boolean }) {
  const say = useSay()
  return (
    <Fold title={say('station.plan-statement-change')} open={open || typed.intent === 'statement'}>
      <form method="post">
        <InLanguages name="statement-words" label={say('station.plan-statement')} hint={say('station.plan-statement-hint')} names={statement} typed={typed} errors={errors} />
        <Button quiet name="intent" value="statement">{say('station.plan-keep-statement')}</Button>
      </form>
    </Fold>
  )
}
