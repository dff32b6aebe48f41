import type { providerDescribed } from '#domains/people/index.ts'
import { Button } from '#web/ui/button.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Found = Awaited<ReturnType<typeof providerDescribed>>

/** Takes what a provider of SAML says of itself, from its address or as it was handed over. */
export function DescribedFields({ typed, errors }: { readonly typed: Readonly<Record<string, string | undefined>>; readonly errors: Readonly<Record<string, string>> }) {
  const say = useSay()
  return (
    <form method="post" noValidate>
      <h2>{say('station.door-described')}</h2>
      <p>{say('station.door-described-lead')}</p>
      <TextField name="described-address" label={say('station.door-described-address')} hint={say('station.door-described-address-hint')} value={typed['described-address']} error={errors.described} autoComplete="off" spellCheck={false} />
      <TextArea name="described-text" label={say('station.door-described-text')} hint={say('station.door-described-text-hint')} value={typed['described-text']} error={errors.text} rows={4} />
      <TextArea name="described-pinned" label={say('station.door-described-pinned')} hint={say('station.door-described-pinned-hint')} value={typed['described-pinned']} error={errors.pinned} rows={4} />
      <Button quiet name="read" value="yes">{say('station.door-described-read')}</Button>
    </form>
  )
}

/** What was read, to be compared before it is kept. */
export function DescribedNow({ found }: { readonly found: Found }) {
  const say = useSay()
  return (
    <section aria-labelledby="found">
      <h2 id="found">{say('station.door-found')}</h2>
      <Notice kind="note" title={say(found.checked ? 'station.door-found-checked' : 'station.door-found-unchecked')} />
      <p>{say('station.door-found-lead')}</p>
      <ul>{found.certificates.map(({ fingerprint, until }) => <li key={fingerprint}><code className="fingerprint">{fingerprint}</code><br />{say('station.door-found-until', { day: say.day(until) })}</li>)}</ul>
    </section>
  )
}
