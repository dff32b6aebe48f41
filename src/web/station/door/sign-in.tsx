import { redirect } from 'react-router'
import { signIn, signInProviders, signInWithPasskey, signInWithPassword } from '#domains/people/index.ts'
import { ask, attempt, comingIn, refusal, typedIn, visitorOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { PasskeyForm } from './passkey-form.tsx'
import { answerIn, offered } from './passkeys.ts'
import { ProviderWays } from './providers/provider-ways.tsx'
import { linkTo, tokenIn } from './link-to.ts'
import type { Route } from './+types/sign-in'

export async function loader(arrival: Route.LoaderArgs) {
  // An address from before, which told the server what it opens, leads on to the page that keeps it in the browser.
  const link = new URL(arrival.request.url).searchParams.get('link')
  if (link !== null) throw redirect(linkTo(arrival.params.lang, encodeURIComponent(link)))
  const { actor, settingUp, strayed } = await visitorOf(arrival)
  if (settingUp) throw redirect(`/${arrival.params.lang}/sign-in/set-up`)
  if (actor.kind === 'person' && arrival.request.method === 'GET') throw redirect(`/${arrival.params.lang}/station`)
  return { strayed: strayed === true, passkey: await offered(arrival), ...(await ask(arrival, signInProviders, {})) }
}

/** Opening the address does nothing yet: a mail program that looks ahead must not use up the link. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const lang = arrival.params.lang
  const goes = (to: string, session: string) => redirect(`/${lang}${to}`, { headers: comingIn(arrival, session) })
  if (typed.link !== undefined) {
    const sent = await attempt(arrival, signIn, { token: tokenIn(typed.link) }, typed)
    return sent.ok ? goes(sent.answer.next === 'set-up' ? '/sign-in/set-up' : '/station', sent.answer.session) : refusal(sent)
  }
  const sent = typed.way === 'passkey'
    ? await attempt(arrival, signInWithPasskey, { question: typed.question, answer: answerIn(typed.answer) }, typed)
    : await attempt(arrival, signInWithPassword, { name: typed.name, password: typed.password, code: typed.code }, { name: typed.name ?? '' })
  return sent.ok ? goes('/station', sent.answer.session) : refusal(sent)
}

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.sign-in'))

export default function SignIn({ loaderData: { strayed, passkey, providers }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = no?.typed.link === undefined ? fieldErrors(say, no?.fields, no?.values) : {}
  return (
    <>
      <h1>{say('station.sign-in')}</h1>
      {no?.typed.link !== undefined && <Notice kind="stop" title={say.any(no.code.startsWith('people.') ? no.code : 'people.no-such-link')}><p>{say('station.ask-for-a-new-link')}</p></Notice>}
      {no && no.typed.link === undefined && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {strayed && <Notice kind="stop" title={say('station.door-strayed')}><p>{say('station.door-strayed-lead')}</p></Notice>}
      <p>{say('station.how-to-sign-in')}</p>
      {providers.length > 0 && <ProviderWays providers={providers} />}
      {passkey && (
        <PasskeyForm use="show" offer={passkey} button={say('station.door-use-passkey')} failed={say('station.door-passkey-gave-nothing')}><h2>{say('station.door-with-passkey')}</h2></PasskeyForm>
      )}
      <form method="post" action={`/${say.language}/sign-in`}>
        <h2>{say('station.door-with-password')}</h2>
        <TextField name="name" label={say('station.door-name')} value={no?.typed.name as string | undefined} error={errors.name} width="middle" autoComplete="username" spellCheck={false} />
        <TextField name="password" type="password" label={say('station.door-password')} error={errors.password} width="middle" autoComplete="current-password" />
        <TextField name="code" label={say('station.door-code')} hint={say('station.door-code-hint')} error={errors.code} width="short" inputMode="numeric" autoComplete="one-time-code" spellCheck={false} />
        <Button>{say('station.sign-in')}</Button>
      </form>
    </>
  )
}
