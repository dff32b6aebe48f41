import { mets } from '#domains/cycles/words.ts'
import { needKinds } from '#domains/plans/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../../plans/as-asked.ts'
import type { SeenCycle } from '../cycle-at.ts'

type Props = Form & { readonly seen: SeenCycle }

/** Each need of the plan, and whether it came: what is not said is left as it was. */
export function PlannedNeeds({ seen, typed, errors }: Props) {
  const say = useSay()
  return (
    <form method="post">
      <h2>{say('station.cycle-planned-needs')}</h2>
      <input type="hidden" name="cycle" value={seen.cycle.cycle} />
      {seen.planned.map(({ need, words, amount, unit }) => (
        <Choice key={need} name={`came-${need}`} inline label={`${words} (${say.number(amount, Number.isInteger(amount) ? 0 : 1)} ${unit})`} options={mets.filter((met) => met !== 'new').map((met) => ({ value: met, words: say.any(`cycles.met-${met}`) }))}
          chosen={typed[`came-${need}`] ?? seen.needs.find((one) => one.need === need)?.met} error={errors[`came-${need}`]} />
      ))}
      <Button name="intent" value="came">{say('station.cycle-keep-needs')}</Button>
    </form>
  )
}

/** Something that was missing and was not in the plan. */
export function NewNeed({ seen, currency, typed, errors }: Props & { readonly currency: string }) {
  const say = useSay()
  const of = (name: string) => ({ name: `need-${name}`, value: typed[`need-${name}`], error: errors[`need-${name}`] })
  return (
    <Fold title={say('station.cycle-another-need')} open={typed.intent === 'need'}>
      <form method="post">
        <input type="hidden" name="cycle" value={seen.cycle.cycle} />
        <Choice name="need-kind" label={say('partner.kind')} inline options={needKinds.map((kind) => ({ value: kind, words: say.any(`plans.need-${kind}`) }))} chosen={typed['need-kind']} error={errors['need-kind']} />
        <TextField {...of('words')} label={say('station.plan-need-words')} hint={say('station.plan-need-words-hint')} />
        <div className="side-by-side">
          <NumberField {...of('amount')} decimal label={say('station.plan-need-amount')} />
          <TextField {...of('unit')} width="middle" label={say('station.plan-need-unit')} />
          <NumberField {...of('cents')} decimal label={`${say('station.plan-need-cost')} (${currency})`} />
        </div>
        <Button quiet name="intent" value="need">{say('station.plan-keep-need')}</Button>
      </form>
    </Fold>
  )
}
