import { data, redirect } from 'react-router'
import { mySessions, proveAgain } from '#domains/people/index.ts'
import { ask, attempt, typedIn, visitorOf, type Typed } from '#web/http/ctx.ts'
import { sessionBegins } from '#web/http/session.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { PasskeyForm } from './passkey-form.tsx'
import { answerIn, offered } from './passkeys.ts'
import { ProviderWays } from './providers/provider-ways.tsx'
import { within } from './within.ts'
import type { Route } from './+types/prove'

/** Fields of this page's own; whatever else comes was typed on the page before, and goes back there untouched. */
const own = new Set(['way', 'question', 'answer', 'proving', 'proof-code', 'password', 'presentPassword'])

const goingTo = (request: Request, lang: string) => within(new URL(request.url).searchParams.get('to'), lang)

export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await visitorOf(arrival)
  if (actor.kind !== 'person') throw redirect(`/${arrival.params.lang}/sign-in`)
  const { passkeys, password, providers } = await ask(arrival, mySessions, {})
  return { to: goingTo(arrival.request, arrival.params.lang), passkey: passkeys.length ? await offered(arrival) : null, code: password !== null, providers }
}

/** What was typed on the page before comes along (307), waits here in the form, and goes on (307) when the proof was shown. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) ?? {}
  const carried = Object.fromEntries(Object.entries(typed).filter(([name]) => !own.has(name)))
  if (typed.proving === undefined) return data({ code: null, fields: {}, values: {}, carried, sent: true }, { status: 200 })
  const { session } = await visitorOf(arrival)
  const proof = typed.way === 'passkey' ? { question: typed.question, answer: answerIn(typed.answer) } : { code: typed['proof-code'] }
  const tried = await attempt(arrival, proveAgain, { session: session ?? '', ...proof }, {})
  const sent = typed.proving === 'sent'
  if (!tried.ok) return data({ ...tried.refused, carried, sent }, { status: tried.status })
  return redirect(goingTo(arrival.request, arrival.params.lang), { status: sent ? 307 : 302, headers: { 'set-cookie': sessionBegins(arrival.request, tried.answer.session) } })
}

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.door-prove'))

export default function Prove({ loaderData: { to, passkey, code, providers }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const carried = <><input type="hidden" name="proving" value={no?.sent ? 'sent' : 'seen'} /><Carried typed={no?.carried ?? {}} /></>
  return (
    <>
      <Back to={to.split('?')[0]!}>{say('station.door-go-back')}</Back>
      <h1>{say('station.door-prove')}</h1>
      <p className="lead">{say('station.door-prove-why')}</p>
      {no?.code && <ErrorSummary errors={errors.code ? { 'proof-code': errors.code } : {}} general={errors.code ? undefined : say.any(no.code, no.values)} />}
      {passkey && <PasskeyForm use="show" offer={passkey} button={say('station.door-use-passkey')} failed={say('station.door-passkey-gave-nothing')}>{carried}</PasskeyForm>}
      {code && (
        <form method="post">
          {carried}
          <TextField name="proof-code" label={say('station.door-code')} hint={say('station.door-code-hint')} error={errors.code} width="short" inputMode="numeric" autoComplete="one-time-code" spellCheck={false} />
          <Button>{say('station.door-go-on')}</Button>
        </form>
      )}
      {providers.length > 0 && <><h2>{say('station.door-by-provider')}</h2>{no?.sent && <p>{say('station.door-typed-is-lost')}</p>}<ProviderWays providers={providers} errandFor="prove" to={to} /></>}
      {!code && passkey && <noscript><p>{say('station.door-needs-script')}</p></noscript>}
      {!code && !passkey && providers.length === 0 && <p>{say('station.door-no-proof')} <a href={`/${say.language}/sign-in/set-up`}>{say('station.door-add-proof')}</a></p>}
    </>
  )
}

function Carried({ typed }: { readonly typed: Typed }) {
  return Object.entries(typed).flatMap(([name, values]) => [values].flat().map((value, nth) => <input key={`${name} ${nth}`} type="hidden" name={name} value={value} />))
}
