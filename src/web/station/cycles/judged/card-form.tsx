import { advices, workeds, type MethodCard } from '#domains/cycles/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../../plans/as-asked.ts'

/** Where and how much of it was done, how it worked, what it cost, and what to do with it next time. */
export function CardForm({ card, currency, cycle, typed, errors }: Form & { readonly card: MethodCard | undefined; readonly currency: string; readonly cycle: string }) {
  const say = useSay()
  const of = (name: string, known: string | undefined) => ({ name: `card-${name}`, value: typed[`card-${name}`] ?? known, error: errors[`card-${name}`] })
  const choice = (name: string, known: string | undefined) => ({ name: `card-${name}`, chosen: typed[`card-${name}`] ?? known, error: errors[`card-${name}`] })
  return (
    <form method="post">
      <input type="hidden" name="cycle" value={cycle} />
      <TextArea {...of('setting', card?.setting)} label={say('station.card-setting')} hint={say('station.card-setting-hint')} rows={2} most={4000} />
      <TextArea {...of('dose', card?.dose)} label={say('station.card-dose')} hint={say('station.card-dose-hint')} rows={2} most={4000} />
      <Choice {...choice('worked', card?.worked)} label={say('station.card-worked')} options={workeds.map((worked) => ({ value: worked, words: say.any(`cycles.worked-${worked}`) }))} />
      <NumberField {...of('cents', card && card.cents !== null ? String(card.cents / 100) : undefined)} decimal label={`${say('station.card-cost')} (${currency})`} hint={say('station.card-cost-hint')} />
      <Choice {...choice('advice', card?.advice)} label={say('station.card-advice')} inline options={advices.map((advice) => ({ value: advice, words: say.any(`cycles.advice-${advice}`) }))} />
      <TextArea {...of('notes', card?.notes)} label={say('station.card-notes')} hint={say('station.card-notes-hint')} most={4000} />
      <Button name="intent" value="card">{say('station.card-keep')}</Button>
    </form>
  )
}
