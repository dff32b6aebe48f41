import { sectors } from '#domains/partners/words.ts'
import type { Typed } from '#web/http/ctx.ts'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** What an organisation is called, what it is, what it offers and how it is reached. */
export function OrganisationFields({ typed, errors }: { readonly typed: Typed; readonly errors: Readonly<Record<string, string>> }) {
  const say = useSay()
  const of = (field: string) => ({ name: field, value: typed[field] as string | undefined, error: errors[field] })
  return (
    <>
      <TextField {...of('name')} label={say('partners.name')} autoComplete="off" />
      <Select name="sector" label={say('partners.sector')} none={say('partners.choose')} chosen={typed.sector as string | undefined} error={errors.sector} options={sectors.map((sector) => [sector, say.any(`partners.sector-${sector}`)] as const)} />
      <TextArea {...of('offers')} label={say('partners.offers')} hint={say('partners.offers-hint')} rows={3} most={2000} />
      <TextField {...of('channels.phone')} label={say('partners.phone')} type="tel" width="middle" />
      <TextField {...of('channels.email')} label={say('partners.email')} type="email" width="middle" />
      <TextField {...of('channels.web')} label={say('partners.web')} type="url" hint="https://…" />
    </>
  )
}
