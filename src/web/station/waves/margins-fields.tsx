import type { Instrument } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { knowable, shareField } from './margins.ts'

type Props = { readonly instrument: Instrument; readonly value: (field: string) => string | undefined; readonly errors: Readonly<Record<string, string>> }

/** Known shares of the population, question by question, for the weights of a wave's results. Folded away until something stands in it. */
export function MarginsFields({ instrument, value, errors }: Props) {
  const say = useSay()
  const asked = knowable(instrument)
  if (asked.length === 0) return null
  const used = asked.some(({ id, choices = [] }) => choices.some(({ code }) => value(shareField(id, code)) || errors[shareField(id, code)]))
  return (
    <details className="margins" open={used}>
      <summary>{say('station.margins')}</summary>
      <p className="hint">{say('station.margins-hint')}</p>
      {asked.map(({ id, label, words, choices = [] }) => (
        <fieldset key={id} className="field"><legend>{named(label ?? words, say.language)}</legend>
          <div className="side-by-side">
            {choices.map(({ code, words: answer }) => <NumberField key={code} name={shareField(id, code)} label={named(answer, say.language)} value={value(shareField(id, code))} error={errors[shareField(id, code)]} decimal />)}
          </div>
        </fieldset>
      ))}
    </details>
  )
}
