import { trustedRoles } from '#access/actor.ts'
import { Button } from '#web/ui/button.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly people: readonly (readonly [string, string])[]; readonly areas: readonly (readonly [string, string])[]; readonly typed: Readonly<Record<string, string | undefined>>; readonly errors: Readonly<Record<string, string>>; readonly today: string }

/** Asks that somebody who has an account here, or begins, holds a post of trust. */
export function AskTrusted({ people, areas, typed, errors, today }: Props) {
  const say = useSay()
  return (
    <section aria-labelledby="ask-trusted">
      <h2 id="ask-trusted">{say('station.trusted-ask')}</h2>
      <p>{say('station.trusted-ask-lead')}</p>
      <form method="post">
        <Select name="role" label={say('station.role')} options={trustedRoles.map((role) => [role, say.any(`people.role-${role}`)] as const)} none={say('station.choose')} chosen={typed.role} error={errors.role} />
        <Select name="area" label={say('station.area')} hint={say('station.trusted-area-hint')} options={areas} chosen={typed.area} error={errors.area} />
        <Select name="person" label={say('station.post-who-takes')} options={people} none={say('station.trusted-somebody-new')} chosen={typed.person} error={errors.person} />
        <TextField name="name" label={say('station.trusted-new-name')} hint={say('station.trusted-new-name-hint')} value={typed.name} error={errors.name} width="middle" autoComplete="off" />
        <DateField name="from" label={say('station.from')} value={typed.from ?? today} error={errors.from} />
        <DateField name="to" label={say('station.post-until')} hint={say('station.trusted-until')} value={typed.to} error={errors.to} />
        <Button name="intent" value="ask">{say('station.trusted-ask')}</Button>
      </form>
    </section>
  )
}
