import { Category } from '#domains/incidents/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly typed: Readonly<Record<string, unknown>>; readonly errors: Readonly<Record<string, string>> }
const said = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** From which day what is counted another way, in words that then stand beside every chart. */
export function BreakForm({ typed, errors }: Props) {
  const say = useSay()
  return (
    <Fold title={say('incidents.break')} open={Object.keys(errors).length > 0}>
      <form method="post">
        <p>{say('incidents.break-lead')}</p>
        <DateField name="on" label={say('incidents.break-on')} value={said(typed.on)} error={errors.on} />
        <TextField name="words" label={say('incidents.break-words')} value={said(typed.words)} error={errors.words} />
        <Select name="category" label={say('incidents.break-category')} none={say('incidents.all-kinds')} options={Category.options.map((category) => [category, say.any(`incidents.category-${category}`)] as const)} chosen={said(typed.category)} />
        <Button name="intent" value="note">{say('incidents.break-note')}</Button>
      </form>
    </Fold>
  )
}
