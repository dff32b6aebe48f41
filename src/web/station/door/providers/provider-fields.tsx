import type { providers } from '#domains/people/index.ts'
import { Choice } from '#web/ui/form/choice.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { ownNames } from '#web/say.ts'
import { useSay } from '#web/ui/use-say.ts'

type Known = Awaited<ReturnType<typeof providers>>['providers'][number]
type Typed = Readonly<Record<string, string | undefined>>
type Kind = 'openid' | 'saml'

const usual = { openid: { identifier: 'sub', given: 'profile_attributes.given_name', family: 'profile_attributes.family_name' }, saml: { identifier: 'NameID', given: 'FirstName', family: 'LastName' } } as const

/** The form as it stands for a provider that is known, or for a new one. */
export function typedOf(known: Known | null, kind: Kind, site: string): Typed {
  const claims = known?.claims ?? usual[kind]
  return {
    'name-en': known?.names.en, 'name-ro': known?.names.ro, site: known?.site ?? site, issuer: known?.issuer, client: known?.client ?? (kind === 'saml' ? site : undefined), address: known?.address ?? undefined, 'logout-address': known?.logoutAddress ?? undefined, assertions: known?.assertions ?? 'either', certificates: known?.certificates ?? undefined,
    'claim-identifier': claims.identifier, 'claim-given': claims.given, 'claim-family': claims.family, least: known?.least ?? 'substantial', every: known?.asksEveryTime ? 'yes' : 'no', open: known?.open ? 'yes' : 'no',
  }
}

/** What an administrator says of a provider. A secret that was kept is never shown; left empty it stays. */
export function ProviderFields({ kind, known, typed, errors }: { readonly kind: Kind; readonly known: boolean; readonly typed: Typed; readonly errors: Readonly<Record<string, string>> }) {
  const say = useSay()
  const line = (name: string, label: string, hint?: string, more: { readonly type?: 'password' } = {}) =>
    <TextField name={name} label={label} hint={hint} value={more.type ? undefined : typed[name]} error={errors[name]} autoComplete="off" spellCheck={false} {...more} />
  const text = (name: string, label: string, hint: string) => <TextArea name={name} label={label} hint={hint} value={typed[name]} error={errors[name]} rows={6} />
  const yesOrNo = [{ value: 'yes', words: say('station.door-yes') }, { value: 'no', words: say('station.door-no') }]
  return (
    <>
      {(['en', 'ro'] as const).map((language) => <TextField key={language} name={`name-${language}`} label={say('station.door-provider-name', { language: ownNames[language] })} value={typed[`name-${language}`]} error={errors[`name-${language}`]} width="middle" />)}
      {line('site', say('station.door-site'), say('station.door-site-hint'))}
      {line('issuer', say(`station.door-issuer-${kind}`), say(`station.door-issuer-${kind}-hint`))}
      {line('client', say(`station.door-client-${kind}`), say('station.door-client-hint'))}
      {kind === 'openid' ? line('secret', say('station.door-secret'), say(known ? 'station.door-secret-kept' : 'station.door-secret-hint'), { type: 'password' }) : (
        <>
          {line('address', say('station.door-address'), say('station.door-address-hint'))}
          {line('logout-address', say('station.door-logout-address'), say('station.door-logout-address-hint'))}
          <Choice name="assertions" label={say('station.door-assertions')} hint={say('station.door-assertions-hint')} chosen={typed.assertions} error={errors.assertions} options={(['either', 'encrypted'] as const).map((way) => ({ value: way, words: say(`station.door-assertions-${way}`) }))} />
          {text('certificates', say('station.door-certificates'), say('station.door-certificates-hint'))}
          {text('key', say('station.door-key'), say(known ? 'station.door-key-kept' : 'station.door-key-hint'))}
          {text('certificate', say('station.door-own-certificate'), say('station.door-own-certificate-hint'))}
        </>
      )}
      {line('claim-identifier', say('station.door-claim-identifier'), say('station.door-claim-hint'))}
      {line('claim-given', say('station.door-claim-given'))}
      {line('claim-family', say('station.door-claim-family'))}
      <Choice name="least" label={say('station.door-least')} hint={say('station.door-least-hint')} chosen={typed.least} error={errors.least} options={(['low', 'substantial', 'high'] as const).map((level) => ({ value: level, words: say(`station.door-level-${level}`) }))} />
      <Choice name="every" label={say('station.door-every')} hint={say('station.door-every-hint')} chosen={typed.every} inline options={yesOrNo} />
      <Choice name="open" label={say('station.door-open-asked')} hint={say('station.door-open-hint')} chosen={typed.open} inline options={yesOrNo} />
    </>
  )
}
