import { data, redirect } from 'react-router'
import { leaves } from '#domains/mail/index.ts'
import { comeInWithPasskey, leave } from '#domains/residents/index.ts'
import { provesMinutes } from '#domains/residents/words.ts'
import { Refusal } from '#frame/refusal.ts'
import { ask, attempt, ctxOf, typedIn, visitorOf } from '#web/http/ctx.ts'
import { residentBegins } from '#web/http/session.ts'
import { speak } from '#web/say.ts'
import { answerIn } from '#web/station/door/passkeys.ts'
import { PasskeyForm } from '#web/station/door/passkey-form.tsx'
import { within } from '#web/station/door/within.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/prove'
import { residentsOffer } from './residents-offer.ts'

export const handle = { exit: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.door-prove'))

export async function loader(arrival: Route.LoaderArgs) {
  if ((await visitorOf(arrival)).actor.kind !== 'person') throw redirect(`/${arrival.params.lang}/mine`)
  return { mail: (await ask(arrival, leaves, {})).from.length > 0, passkey: await residentsOffer(arrival) }
}

/** A passkey shown again begins a session anew in the place of the one that is there, and leads back to what was wanted. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const { session } = await visitorOf(arrival)
  const sent = await attempt(arrival, comeInWithPasskey, { question: typed.question, answer: answerIn(typed.answer), stay: '' }, {})
  if (!sent.ok) return data(sent.refused, { status: sent.status })
  if (session !== null) await leave(await ctxOf(arrival), { session }).catch((no: unknown) => { if (!(no instanceof Refusal)) throw no })
  return redirect(within(new URL(arrival.request.url).searchParams.get('to'), arrival.params.lang), { headers: { 'set-cookie': residentBegins(arrival.request, sent.answer.session, null) } })
}

/** Whoever found a device that is signed in takes nothing along: a resident shows again that it is them, by passkey or by a message to their mailbox. */
export default function Prove({ loaderData: { mail, passkey }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <Back to={`/${say.language}/mine/data`}>{say('privacy.my-data')}</Back>
      <h1>{say('station.door-prove')}</h1>
      <p className="lead">{say('web.mine-prove-lead', { minutes: provesMinutes })}</p>
      {no && <ErrorSummary errors={{}} general={say.any(no.code, no.values)} />}
      {mail && (
        <form method="post" action={`/${say.language}/mine/ask`}>
          <h2>{say('web.mine-by-message')}</h2>
          <TextField name="mailbox" type="email" label={say('web.mine-mailbox')} hint={say('web.mine-mailbox-hint')} width="middle" autoComplete="email" spellCheck={false} />
          <Button>{say('web.mine-send')}</Button>
        </form>
      )}
      {passkey && <PasskeyForm use="show" offer={passkey} button={say('station.door-use-passkey')} failed={say('web.mine-passkey-gave-nothing')}><h2>{say('station.door-with-passkey')}</h2></PasskeyForm>}
    </>
  )
}
