import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly typed: Readonly<Record<string, string | undefined>>; readonly errors: Readonly<Record<string, string>>; readonly today: string }

/** Names the officer of a zone, and what its residents are shown of the post. */
export function OfficerForm({ typed, errors, today }: Props) {
  const say = useSay()
  return (
    <section aria-labelledby="name-officer">
      <h2 id="name-officer">{say('station.name-an-officer')}</h2>
      <form method="post">
        <TextField name="name" label={say('station.name')} value={typed.name} error={errors.name} width="middle" autoComplete="off" />
        <TextField name="title" label={say('station.title-of-post')} value={typed.title} error={errors.title} width="middle" />
        <Choice name="shows" label={say('station.shown-by')} hint={say('station.shown-by-hint')} options={[{ value: 'name', words: say('station.by-name') }, { value: 'role', words: say('station.by-role') }]} chosen={typed.shows ?? 'name'} />
        <TextField name="office" label={say('station.office')} value={typed.office} />
        <TextField name="hours" label={say('station.hours')} value={typed.hours} />
        <TextField name="phone" label={say('station.phone')} type="tel" value={typed.phone} width="middle" />
        <TextField name="email" label={say('station.email')} type="email" value={typed.email} error={errors['channels.email']} width="middle" />
        <DateField name="from" label={say('station.from')} value={typed.from ?? today} error={errors.from} />
        <Button name="intent" value="name-officer">{say('station.name-officer')}</Button>
      </form>
    </section>
  )
}
