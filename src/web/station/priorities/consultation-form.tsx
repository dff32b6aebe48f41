import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../plans/as-asked.ts'

type Props = Form & { readonly year: number; readonly today: string; readonly known: readonly { readonly organisation: string; readonly name: string }[] }

/** Who was asked about the strategy, when, and what they said. */
export function ConsultationForm({ year, known, today, typed, errors }: Props) {
  const say = useSay()
  return (
    <Fold title={say('station.strategy-note-asked')} open={typed.intent === 'consultation'}>
      <form method="post">
        <input type="hidden" name="consultation-year" value={year} />
        {known.length > 0 && <Select name="consultation-organisation" label={say('partner.organisation')} none={say('station.strategy-another-body')} options={say.inOrder(known).map(({ organisation, name }) => [organisation, name] as const)} chosen={typed['consultation-organisation']} error={errors['consultation-organisation']} />}
        <TextField name="consultation-body" label={say('station.strategy-body')} hint={say('station.strategy-body-hint')} value={typed['consultation-body']} error={errors['consultation-body']} />
        <TextArea name="consultation-words" label={say('station.strategy-said')} value={typed['consultation-words']} most={2000} error={errors['consultation-words']} />
        <DateField name="consultation-on" label={say('station.strategy-when')} value={typed['consultation-on'] ?? today} error={errors['consultation-on']} />
        <Button quiet name="intent" value="consultation">{say('station.strategy-keep-asked')}</Button>
      </form>
    </Fold>
  )
}
