import { data, redirect } from 'react-router'
import { endOtherSessions, endSession, forgetBrowsers, mySessions, putNoticeAway, removeProof } from '#domains/people/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt, typedIn, visitorOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { BrowserNotice } from './browser-notice.tsx'
import type { Route } from './+types/mine'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.door-mine'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor, session, toldOf } = await visitorOf(arrival)
  if (actor.kind !== 'person') throw redirect(`/${arrival.params.lang}/sign-in`)
  const done = new URL(arrival.request.url).searchParams.get('done')
  return { ...(await ask(arrival, mySessions, { session: session ?? undefined })), toldOf, done: done === 'ended' || done === 'removed' || done === 'forgotten' ? done : null }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const { session } = await visitorOf(arrival)
  const at = `/${arrival.params.lang}/sign-in/mine?done=`
  if (typed.seen !== undefined) return attempt(arrival, putNoticeAway, {}, typed).then((seen) => (seen.ok ? redirect(at.replace(/\?.*/, '')) : data(seen.refused, { status: seen.status })))
  const sent = typed.browser !== undefined ? await attempt(arrival, forgetBrowsers, { id: typed.browser === 'all' ? undefined : typed.browser }, typed) : typed.proof !== undefined ? await attempt(arrival, removeProof, { proof: typed.proof }, typed)
    : typed.id !== undefined ? await attempt(arrival, endSession, { id: typed.id }, typed) : await attempt(arrival, endOtherSessions, { session: session ?? '' }, typed)
  if (!sent.ok) return data(sent.refused, { status: sent.status })
  return redirect(`${at}${typed.browser !== undefined ? 'forgotten' : typed.proof === undefined ? 'ended' : 'removed'}`)
}

export default function Mine({ loaderData: { sessions, browsers, passkeys, password, providers, toldOf, done }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const moment = (at: string) => `${say.day(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`
  const doing = { title: <span className="unseen">{say('station.what-can-be-done')}</span> }
  const button = (field: 'id' | 'proof' | 'browser', value: string, words: string) => <form method="post" key="do"><Button quiet name={field} value={value}>{words}</Button></form>
  const proofs = [
    ...(password ? [{ key: 'password', cells: [say('station.door-password-of', { name: password.name }), moment(password.madeAt), '–', button('proof', 'password', say('station.door-remove'))] }] : []),
    ...passkeys.map(({ id, label, madeAt, usedAt }) => ({ key: id, cells: [label ? say('station.door-passkey-of', { label }) : say('station.door-passkey'), moment(madeAt), usedAt ? moment(usedAt) : '–', button('proof', id, say('station.door-remove'))] })),
    ...providers.map(({ provider, names, madeAt, usedAt }) => ({ key: provider, cells: [named(names, say.language), moment(madeAt), usedAt ? moment(usedAt) : '–', ''] })),
  ]
  return (
    <>
      <p><a href={`/${say.language}/station`}>{say('station.door-to-work')}</a></p>
      <h1>{say('station.door-mine')}</h1>
      <BrowserNotice toldOf={toldOf} />
      {done && <Notice kind="done" title={say(done === 'removed' ? 'station.door-proof-removed' : done === 'forgotten' ? 'station.door-forgotten' : 'station.door-session-ended')} />}
      {no && <ErrorSummary errors={{}} general={say.any(no.code, no.values)} />}
      <p>{say('station.door-mine-lead')}</p>
      <Table caption={say('station.door-sessions')} columns={[{ title: say('station.door-began') }, { title: say('station.door-last-seen') }, doing]}
        rows={sessions.map(({ id, beganAt, seenAt, here }) => ({ key: id, cells: [moment(beganAt), moment(seenAt), here ? say('station.door-this-one') : button('id', id, say('station.door-end'))] }))} />
      {sessions.length > 1 && <form method="post"><Button>{say('station.door-end-others')}</Button></form>}
      {browsers.length > 0 && (
        <>
          <Table caption={say('station.door-browsers')} columns={[{ title: say('station.door-first-day') }, { title: say('station.door-last-day') }, doing]}
            rows={browsers.map(({ id, firstOn, lastOn, here }) => ({ key: id, cells: [say.day(firstOn), say.day(lastOn), <>{here && `${say('station.door-this-one')} `}{button('browser', id, say('station.door-forget'))}</>] }))} />
          <form method="post"><Button quiet name="browser" value="all">{say('station.door-forget-all')}</Button></form>
        </>
      )}
      <p><a href={`/${say.language}/my-data`}>{say('privacy.my-data')}</a> · <a href={`/${say.language}/my-data/looks`}>{say('privacy.who-looked')}</a></p>
      <h2>{say('station.door-proofs')}</h2>
      {proofs.length > 0 ? <Table unseenCaption caption={say('station.door-proofs')} columns={[{ title: say('station.door-proof') }, { title: say('station.door-since') }, { title: say('station.door-last-used') }, doing]} rows={proofs} /> : <p>{say('station.door-no-proof')}</p>}
      <p><a href={`/${say.language}/sign-in/set-up`}>{say('station.door-add-proof')}</a></p>
    </>
  )
}
