import { whos, type PlannedProblem } from '#domains/plans/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../as-asked.ts'
import { InLanguages } from '../in-languages.tsx'

/** Who does what about the problem: the police, the municipality, residents, others. */
export function PartsForm({ problem: { parts }, open, typed, errors }: Form & { readonly problem: PlannedProblem; readonly open: boolean }) {
  const say = useSay()
  return (
    <Fold title={say('station.plan-change-parts')} open={open || typed.intent === 'parts'}>
      <form method="post" id="parts">
        <p>{say('station.plan-parts-hint')}</p>
        {whos.map((who) => <InLanguages key={who} name={`parts-${who}`} label={say.any(`plans.who-${who}`)} names={parts.find((part) => part.who === who)?.words} typed={typed} errors={errors} />)}
        <Button quiet name="intent" value="parts">{say('station.plan-keep-parts')}</Button>
      </form>
    </Fold>
  )
}
