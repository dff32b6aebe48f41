import { data, redirect } from 'react-router'
import { providers, providerTried, setUpProvider } from '#domains/people/index.ts'
import { Refusal } from '#frame/refusal.ts'
import { ask, attempt, provedFirst, typedIn } from '#web/http/ctx.ts'
import { statusOf } from '#web/http/refused.ts'
import { originOf } from '#web/http/session.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../../field-errors.ts'
import { ProviderFields, typedOf } from './provider-fields.tsx'
import type { Route } from './+types/provider'

const kinds = ['openid', 'saml'] as const

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.door-provider'))

/** A secret is typed here, which no other page shall carry along: whoever has to prove themself does so before the form. */
export async function loader(arrival: Route.LoaderArgs) {
  await provedFirst(arrival)
  const { provider: which } = arrival.params
  const known = (await ask(arrival, providers, {})).providers.find(({ provider }) => provider === which) ?? null
  const kind = known?.kind ?? kinds.find((one) => one === which)
  if (!kind) throw data({ code: new Refusal('not-found', 'people.no-such-provider').code }, { status: statusOf['not-found'] })
  const { searchParams } = new URL(arrival.request.url)
  return { known, kind, site: originOf(arrival.request), kept: searchParams.has('kept'), looked: known && searchParams.has('tried') ? (await ask(arrival, providerTried, { provider: known.provider })).looked : null }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const { lang, provider: which } = arrival.params
  const kind = kinds.find((one) => one === which) ?? (typed.kind as (typeof kinds)[number] | undefined)
  const some = (...fields: readonly string[]) => Object.fromEntries(fields.filter((field) => (typed[field] ?? '').trim() !== '').map((field) => [field, typed[field]]))
  const sent = await attempt(arrival, setUpProvider, {
    ...(kinds.some((one) => one === which) ? {} : { provider: which }), kind, names: Object.fromEntries([['en', typed['name-en']], ['ro', typed['name-ro']]].filter(([, words]) => words?.trim())),
    open: typed.open === 'yes', site: typed.site, issuer: typed.issuer, client: typed.client, ...some('secret', 'address', 'certificates', 'key', 'certificate'),
    claims: Object.fromEntries((['identifier', 'given', 'family'] as const).flatMap((name) => (typed[`claim-${name}`] === undefined ? [] : [[name, typed[`claim-${name}`]]]))), least: typed.least, asksEveryTime: typed.every === 'yes',
  }, {})
  const { secret: _, key: __, ...back } = typed
  return sent.ok ? redirect(`/${lang}/station/providers/${sent.answer.provider}?kept&tried`) : data({ ...sent.refused, typed: back }, { status: sent.status })
}

export default function ProviderPage({ loaderData: { known, kind, site, kept, looked }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const { names: nameless, ...others } = fieldErrors(say, no?.fields, no?.values)
  const errors = { ...others, ...(nameless && { 'name-en': nameless }) } as Record<string, string>
  const home = `/${say.language}/station/providers`
  return (
    <>
      <Back to={home}>{say('station.door-providers')}</Back>
      <h1>{say(`station.door-kind-${kind}`)}</h1>
      {kept && !no && <Notice kind="done" title={say('station.door-kept')} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {looked && !no && (
        <section aria-labelledby="tried">
          <h2 id="tried">{say('station.door-tried')}</h2>
          <ul>{looked.map(({ right, code, values }) => <li key={code + JSON.stringify(values)}><strong>{say(right ? 'station.door-right' : 'station.door-wrong')}</strong> {say.any(code, values)}</li>)}</ul>
        </section>
      )}
      {known && (
        <>
          <h2>{say('station.door-hand-over')}</h2>
          <p>{say(`station.door-hand-over-${kind}`)}</p>
          <ul>{known.backTo.map((address) => <li key={address}><code>{address}</code></li>)}{kind === 'saml' && <li><a href={`/en/sign-in/saml/${known.provider}`}>{say('station.door-metadata')}</a></li>}</ul>
          <form method="get" action={`${home}/${known.provider}`}><input type="hidden" name="tried" value="" /><Button quiet>{say('station.door-try')}</Button></form>
        </>
      )}
      <form method="post" noValidate>
        <h2>{say('station.door-what-it-is')}</h2>
        <input type="hidden" name="kind" value={kind} />
        <ProviderFields kind={kind} known={known !== null} typed={no?.typed ?? typedOf(known, kind, site)} errors={errors} />
        <Button>{say('station.door-keep-provider')}</Button>
      </form>
    </>
  )
}
