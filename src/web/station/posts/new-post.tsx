import type { Role } from '#access/actor.ts'
import { Button } from '#web/ui/button.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly roles: readonly Role[]; readonly areas: readonly (readonly [string, string])[]; readonly typed: Readonly<Record<string, string | undefined>>; readonly errors: Readonly<Record<string, string>>; readonly today: string; readonly area: string; /** Gives the visitor posts of trust alone, since the directorate is being founded? */ readonly alone: boolean }

/** Opens a post, vacant or for somebody who begins with it. */
export function NewPost({ roles, areas, typed, errors, today, area, alone }: Props) {
  const say = useSay()
  return (
    <section aria-labelledby="new-post">
      <h2 id="new-post">{say('station.post-open')}</h2>
      <p>{say('station.post-open-lead')}</p>
      <form method="post">
        {alone && <input type="hidden" name="founding" value="yes" />}
        <Select name="role" label={say('station.role')} options={roles.map((role) => [role, say.any(`people.role-${role}`)] as const)} chosen={typed.role} error={errors.role} />
        <Select name="area" label={say('station.area')} hint={say('station.post-area-hint')} options={areas} chosen={typed.area ?? area} error={errors.area} />
        <TextField name="name" label={say('station.post-who')} hint={say('station.post-who-hint')} value={typed.name} error={errors.name} width="middle" autoComplete="off" />
        <DateField name="from" label={say('station.from')} value={typed.from ?? today} error={errors.from} />
        <DateField name="to" label={say('station.post-until')} hint={say('station.post-until-hint')} value={typed.to} error={errors.to} />
        <TextField name="mailbox" type="email" label={say('station.invite-mailbox')} hint={say('station.invite-mailbox-hint')} value={typed.mailbox} error={errors.mailbox} width="middle" autoComplete="off" spellCheck={false} />
        <Button name="intent" value="open">{say('station.post-open')}</Button>
      </form>
    </section>
  )
}
