import { data, redirect } from 'react-router'
import { askProvider, closeProvider, providerDescribed, providers, providerTried, setUpProvider } from '#domains/people/index.ts'
import { Refusal } from '#frame/refusal.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf, provedFirst, typedIn } from '#web/http/ctx.ts'
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
import { DescribedFields, DescribedNow } from './described.tsx'
import { ProviderFields, typedOf } from './provider-fields.tsx'
import { providerWord } from './provider-word.ts'
import type { Route } from './+types/provider'

const kinds = ['openid', 'saml'] as const

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.door-provider'))

/** A secret is typed here, which no other page shall carry along: whoever has to prove themself does so before the form. */
export async function loader(arrival: Route.LoaderArgs) {
  await provedFirst(arrival)
  const { provider: which } = arrival.params, { actor } = await ctxOf(arrival)
  const told = await ask(arrival, providers, {}), known = told.providers.find(({ provider }) => provider === which) ?? null
  const asks = may('people.ask-provider', actor, { directorate: actor.kind === 'person' ? actor.directorate : '' })
  const kind = known?.kind ?? kinds.find((one) => one === which)
  if (!kind) throw data({ code: new Refusal('not-found', 'people.no-such-provider').code }, { status: statusOf['not-found'] })
  const { searchParams } = new URL(arrival.request.url)
  return { known, kind, asks, alone: told.alone, site: originOf(arrival.request), kept: searchParams.has('kept'), looked: known && asks && searchParams.has('tried') ? (await ask(arrival, providerTried, { provider: known.provider })).looked : null }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const { lang, provider: which } = arrival.params
  const kind = kinds.find((one) => one === which) ?? (typed.kind as (typeof kinds)[number] | undefined)
  if (typed.read !== undefined) return described(arrival, typed)
  if (typed.close !== undefined) {
    const closed = await attempt(arrival, closeProvider, { provider: which }, {})
    return closed.ok ? redirect(`/${lang}/station/providers?done=off`) : data({ ...closed.refused, typed: {}, found: null }, { status: closed.status })
  }
  const some = (...fields: readonly string[]) => Object.fromEntries(fields.filter((field) => (typed[field] ?? '').trim() !== '').map((field) => [field, typed[field]]))
  const said = {
    ...(kinds.some((one) => one === which) ? {} : { provider: which }), kind, names: Object.fromEntries([['en', typed['name-en']], ['ro', typed['name-ro']]].filter(([, words]) => words?.trim())),
    open: typed.open === 'yes', site: typed.site, issuer: typed.issuer, client: typed.client, ...some('secret', 'address', 'certificates', 'key', 'certificate', 'assertions'), ...(typed['logout-address']?.trim() && { logoutAddress: typed['logout-address'].trim() }),
    claims: Object.fromEntries((['identifier', 'given', 'family'] as const).flatMap((name) => (typed[`claim-${name}`] === undefined ? [] : [[name, typed[`claim-${name}`]]]))), least: typed.least, asksEveryTime: typed.every === 'yes',
  }
  // A form that was drawn while the directorate was being founded says so: sent again it is the same deed.
  const sent = typed.founding === 'yes' ? await attempt(arrival, setUpProvider, said, {}) : await attempt(arrival, askProvider, said, {})
  const { secret: _, key: __, ...back } = typed
  if (sent.ok) return redirect('provider' in sent.answer ? `/${lang}/station/providers/${sent.answer.provider}?kept&tried` : `/${lang}/station/providers?done=asked`)
  return data({ ...sent.refused, typed: back, found: null }, { status: sent.status })
}

/** What the provider says of itself, to be looked at and kept by another press: nothing is kept here. */
async function described(arrival: Route.ActionArgs, typed: Record<string, string>) {
  const asked = Object.fromEntries([['address', typed['described-address']], ['text', typed['described-text']], ['pinned', typed['described-pinned']]].filter(([, words]) => words?.trim()))
  const told = await attempt(arrival, providerDescribed, asked, {})
  if (!told.ok) return data({ ...told.refused, typed, found: null }, { status: told.status })
  const { issuer, address, logoutAddress, certificates } = told.answer
  return data({ code: '', fields: {}, values: {}, found: told.answer, typed: { ...typed, issuer, address, 'logout-address': logoutAddress ?? '', certificates: certificates.map(({ text }) => text).join('\n') } })
}

export default function ProviderPage({ loaderData: { known, kind, asks, alone, site, kept, looked }, actionData: answer }: Route.ComponentProps) {
  const say = useSay()
  const { names: nameless, logoutAddress, ...others } = fieldErrors(say, answer?.fields, answer?.values)
  const errors = { ...others, ...(nameless && { 'name-en': nameless }), ...(logoutAddress && { 'logout-address': logoutAddress }) } as Record<string, string>
  const found = answer?.found ?? null, no = found ? null : answer
  const home = `/${say.language}/station/providers`
  return (
    <>
      <Back to={home}>{say('station.door-providers')}</Back>
      <h1>{say(`station.door-kind-${kind}`)}</h1>
      {kept && !no && <Notice kind="done" title={say('station.door-kept')} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {looked && !answer && (
        <section aria-labelledby="tried">
          <h2 id="tried">{say('station.door-tried')}</h2>
          <ul>{looked.map(({ right, code, values }) => <li key={code + JSON.stringify(values)}><strong>{say(right ? 'station.door-right' : 'station.door-wrong')}</strong> {say.any(code, values)}</li>)}</ul>
        </section>
      )}
      {known && <p>{`${say('station.trusted-by')}: ${providerWord(say, known)}`}</p>}
      {known?.open && <form method="post"><p>{say('station.door-close-lead')}</p><Button quiet name="close" value="yes">{say('station.door-close')}</Button></form>}
      {known && (
        <>
          <h2>{say('station.door-hand-over')}</h2>
          <p>{say(`station.door-hand-over-${kind}`)}</p>
          <ul>{known.backTo.map((address) => <li key={address}><code>{address}</code></li>)}{kind === 'saml' && <li><a href={`/en/sign-in/saml/${known.provider}`}>{say('station.door-metadata')}</a></li>}</ul>
          <p>{say(`station.door-told-out-${kind}`)}</p>
          <ul><li><code>{known.toldOut}</code></li></ul>
          {known.afterOut.length > 0 && <><p>{say('station.door-after-out')}</p><ul>{known.afterOut.map((address) => <li key={address}><code>{address}</code></li>)}</ul></>}
          {asks && <form method="get" action={`${home}/${known.provider}`}><input type="hidden" name="tried" value="" /><Button quiet>{say('station.door-try')}</Button></form>}
        </>
      )}
      {asks && kind === 'saml' && <DescribedFields typed={answer?.typed ?? {}} errors={errors} />}
      {found && <DescribedNow found={found} />}
      {asks && <form method="post" noValidate>
        <h2>{say('station.door-what-it-is')}</h2>
        {alone ? <input type="hidden" name="founding" value="yes" /> : <p>{say('station.door-two-lead')}</p>}
        <input type="hidden" name="kind" value={kind} />
        <ProviderFields kind={kind} known={known !== null} typed={answer && 'issuer' in answer.typed ? { ...typedOf(known, kind, site), ...answer.typed } : typedOf(known, kind, site)} errors={errors} />
        <Button>{say(alone ? 'station.door-keep-provider' : 'station.door-ask-provider')}</Button>
      </form>}
    </>
  )
}
