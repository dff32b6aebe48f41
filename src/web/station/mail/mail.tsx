import { data, redirect } from 'react-router'
import { setUp, settings, stop, tryOut } from '#domains/mail/index.ts'
import { mailLeavesNow } from './mail-leaves.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import type { Route } from './+types/mail'
import { HowItStands } from './how-it-stands.tsx'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.mail'))

export async function loader(arrival: Route.LoaderArgs) {
  const done = new URL(arrival.request.url).searchParams.get('done')
  return { ...(await ask(arrival, settings, {})), done }
}

/** Keeps the settings, stops, or tries: the last sends at once, so that whoever tries sees what came of it. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const at = `/${arrival.params.lang}/station/mail?done=`
  if (typed.intent === 'try') {
    const sent = await attempt(arrival, tryOut, { mailbox: typed.mailbox ?? '', language: arrival.params.lang }, typed)
    if (!sent.ok) return data({ ...sent.refused, of: 'try' as const }, { status: sent.status })
    const { store, now } = await ctxOf(arrival)
    const left = await mailLeavesNow(sent.answer.directorate, store, () => now)
    return redirect(`${at}${left > 0 ? 'tried' : 'waits'}`)
  }
  const { password: _never, ...shown } = typed
  const sent = typed.intent === 'stop' ? await attempt(arrival, stop, {}, {}) : await attempt(arrival, setUp, typed, shown)
  return sent.ok ? redirect(`${at}${typed.intent === 'stop' ? 'stopped' : 'kept'}`) : data({ ...sent.refused, of: 'keep' as const }, { status: sent.status })
}

/** How mail leaves, for whoever keeps it. Without it everything works, and pages say that no mail leaves. */
export default function Mail({ loaderData: { settings: known, waiting, done }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const typed = (no?.of === 'keep' ? no.typed : {}) as Record<string, string>
  const field = (name: 'host' | 'login' | 'sender' | 'site') => ({ name, value: typed[name] ?? known?.[name] ?? '', error: errors[name], width: 'middle' as const, spellCheck: false, autoComplete: 'off' })
  const ways = (['starttls', 'tls', 'plain'] as const).map((value) => ({ value, words: say(`mail.security-${value}`) }))
  return (
    <>
      <h1>{say('station.mail')}</h1>
      {(done === 'kept' || done === 'stopped') && <Notice kind="done" title={say(done === 'kept' ? 'station.mail-kept' : 'station.mail-stopped')} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <HowItStands known={known} waiting={waiting} tried={done === 'tried'} />
      {known && (
        <form method="post">
          <h2>{say('station.mail-try')}</h2>
          <TextField name="mailbox" type="email" label={say('station.mail-own-mailbox')} hint={say('station.mail-own-mailbox-hint')} value={no?.of === 'try' ? (no.typed.mailbox as string | undefined) : undefined} error={errors.mailbox} width="middle" autoComplete="email" spellCheck={false} />
          <Button name="intent" value="try">{say('station.mail-send-trial')}</Button>
        </form>
      )}
      <form method="post">
        <h2>{say('station.mail-server')}</h2>
        <TextField {...field('host')} label={say('station.mail-host')} hint={say('station.mail-host-hint')} />
        <TextField name="port" label={say('station.mail-port')} value={typed.port ?? String(known?.port ?? 587)} error={errors.port} width="short" inputMode="numeric" autoComplete="off" />
        <Choice name="security" label={say('station.mail-security')} options={ways} chosen={typed.security ?? known?.security ?? 'starttls'} error={errors.security} />
        <TextField {...field('login')} label={say('station.mail-login')} hint={say('station.mail-login-hint')} />
        <TextField name="password" type="password" label={say('station.mail-password')} hint={known?.login ? say('station.mail-password-stays') : undefined} error={errors.password} width="middle" autoComplete="new-password" />
        <TextField {...field('sender')} type="email" label={say('station.mail-sender')} hint={say('station.mail-sender-hint')} />
        <TextField {...field('site')} type="url" label={say('station.mail-site')} hint={say('station.mail-site-hint')} />
        <Button name="intent" value="keep">{say('station.mail-keep')}</Button>
      </form>
      {known && <form method="post"><h2>{say('station.mail-stop')}</h2><p>{say('station.mail-stop-lead')}</p><Button grave name="intent" value="stop">{say('station.mail-stop')}</Button></form>}
    </>
  )
}
