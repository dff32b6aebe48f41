import { data, redirect } from 'react-router'
import { addPasskey, mySessions, newCode, setPassword, signInProviders } from '#domains/people/index.ts'
import { ask, attempt, provedFirst, typedIn, visitorOf, type Arrival } from '#web/http/ctx.ts'
import { sessionBegins } from '#web/http/session.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { drawnCode, Picture } from './drawn-code.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import { answerIn, offered } from './passkeys.ts'
import { ProviderWays } from './providers/provider-ways.tsx'
import type { Route } from './+types/set-up'

/** For whoever came by a link, and for whoever has just shown a proof and sets up another. */
async function sessionAt(arrival: Arrival & { readonly params: { readonly lang: string } }): Promise<{ session: string; first: boolean }> {
  const { actor, session, settingUp } = await visitorOf(arrival)
  if (session === null || (!settingUp && actor.kind !== 'person')) throw redirect(`/${arrival.params.lang}/sign-in`)
  await provedFirst(arrival)
  return { session, first: settingUp }
}

/** What the authenticator application is given; the same again when a form comes back. */
async function codeFor(arrival: Arrival, session: string, sealed?: string) {
  const { secret, uri, sealed: kept } = await ask(arrival, newCode, { session, sealed })
  return { secret: secret.match(/.{1,4}/g)!.join(' '), picture: drawnCode(uri), sealed: kept }
}

export async function loader(arrival: Route.LoaderArgs) {
  const { session, first } = await sessionAt(arrival)
  const present = !first && (await ask(arrival, mySessions, {})).password !== null
  return { first, present, passkey: await offered(arrival, session), setUp: await codeFor(arrival, session), ...(await ask(arrival, signInProviders, {})) }
}

export async function action(arrival: Route.ActionArgs) {
  const { session, first } = await sessionAt(arrival)
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const sent = typed.way === 'passkey'
    ? await attempt(arrival, addPasskey, { session, question: typed.question, answer: answerIn(typed.answer), label: typed.label }, typed)
    : await attempt(arrival, setPassword, { session, name: typed.name, password: typed.password, presentPassword: typed.presentPassword, secret: typed.secret, code: typed.code }, { name: typed.name ?? '' })
  if (!sent.ok) return data({ ...sent.refused, setUp: await codeFor(arrival, session, typed.secret) }, { status: sent.status })
  return redirect(`/${arrival.params.lang}${first ? '/station' : '/sign-in/mine'}`, { headers: { 'set-cookie': sessionBegins(arrival.request, sent.answer.session) } })
}

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.door-set-up'))

export default function SetUp({ loaderData: { first, present, passkey, setUp: fresh, providers }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const setUp = no?.setUp ?? fresh
  return (
    <>
      <h1>{say('station.door-set-up')}</h1>
      <p className="lead">{first ? say('station.door-set-up-first') : say('station.door-set-up-another')}</p>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {providers.length > 0 && <><h2>{say('station.door-by-provider')}</h2><p>{say('station.door-by-provider-lead')}</p><ProviderWays providers={providers} errandFor="bind" /></>}
      {passkey && (
        <PasskeyForm use="make" offer={passkey} button={say('station.door-make-passkey')} failed={say('station.door-passkey-not-made')}>
          <h2>{say('station.door-with-passkey')}</h2>
          <p>{say('station.door-what-is-a-passkey')}</p>
          <TextField name="label" label={say('station.door-passkey-label')} hint={say('station.door-passkey-label-hint')} width="middle" autoComplete="off" />
        </PasskeyForm>
      )}
      <form method="post">
        <h2>{say('station.door-with-password')}</h2>
        <TextField name="name" label={say('station.door-name')} hint={say('station.door-name-hint')} value={no?.typed.name as string | undefined} error={errors.name} width="middle" autoComplete="username" spellCheck={false} />
        {present && <TextField name="presentPassword" type="password" label={say('station.door-present-password')} hint={say('station.door-present-password-hint')} error={errors.presentPassword} width="middle" autoComplete="current-password" />}
        <TextField name="password" type="password" label={say('station.door-new-password')} hint={say('station.door-password-hint')} error={errors.password} width="middle" autoComplete="new-password" />
        <h3>{say('station.door-code-title')}</h3>
        <p>{say('station.door-code-how')}</p>
        <Picture of={setUp.picture} label={say('station.door-picture-of-secret')} />
        <p>{say('station.door-or-type')}<br /><code className="secret">{setUp.secret}</code></p>
        <input type="hidden" name="secret" value={setUp.sealed} />
        <TextField name="code" label={say('station.door-first-code')} hint={say('station.door-code-hint')} error={errors.code} width="short" inputMode="numeric" autoComplete="one-time-code" spellCheck={false} />
        <Button>{say('station.door-keep-password')}</Button>
      </form>
    </>
  )
}
