import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** Finds a zone by a part of its name. */
export function ZoneSearch({ sought }: { readonly sought?: string }) {
  const say = useSay()
  return (
    <form className="search" method="get" action={`/${say.language}/zones`} role="search">
      <TextField name="q" type="search" label={say('web.find-your-zone')} hint={say('web.find-hint')} value={sought} autoComplete="off" />
      <Button>{say('web.find')}</Button>
    </form>
  )
}
