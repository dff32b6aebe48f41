import { needKinds, type WholePlan } from '#domains/plans/words.ts'
import { NeedsTable } from '#web/partner/joint/needs-table.tsx'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../as-asked.ts'

/** What the plan needs that is not there, with its sum; one more can be added, and one that is met elsewhere dropped. */
export function Needs({ whole: { needs }, currency, mine, typed, errors }: Form & { readonly whole: WholePlan; readonly currency: string; readonly mine: boolean }) {
  const say = useSay()
  return (
    <section aria-labelledby="needs">
      <h2 id="needs">{say('partner.needs')}</h2>
      {needs.length === 0 ? <p>{say('station.plan-no-needs')}</p> : (
        <NeedsTable needs={needs} currency={currency} caption={say('partner.needs-of-plan')} last={mine ? ({ need, words }) => <form method="post"><input type="hidden" name="need" value={need} /><Button quiet name="intent" value="drop-need">{say('station.plan-drop')}</Button><span className="unseen"> {words}</span></form> : undefined} />
      )}
      {mine && (
        <Fold title={say('station.plan-add-need')} open={typed.intent === 'need'}>
          <form method="post">
            <Choice name="need-kind" label={say('partner.kind')} inline options={needKinds.map((kind) => ({ value: kind, words: say.any(`plans.need-${kind}`) }))} chosen={typed['need-kind'] ?? 'logistics'} error={errors['need-kind']} />
            <TextField name="need-words" label={say('station.plan-need-words')} hint={say('station.plan-need-words-hint')} value={typed['need-words']} error={errors['need-words']} />
            <div className="side-by-side">
              <NumberField name="need-amount" label={say('station.plan-need-amount')} decimal value={typed['need-amount']} error={errors['need-amount']} />
              <TextField name="need-unit" label={say('station.plan-need-unit')} width="middle" value={typed['need-unit']} error={errors['need-unit']} />
              <NumberField name="need-cents" label={`${say('station.plan-need-cost')} (${currency})`} decimal value={typed['need-cents']} error={errors['need-cents']} />
            </div>
            <p className="quiet">{say('station.plan-need-hint')}</p>
            <Button quiet name="intent" value="need">{say('station.plan-keep-need')}</Button>
          </form>
        </Fold>
      )}
    </section>
  )
}
