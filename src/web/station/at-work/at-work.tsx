import { data, redirect } from 'react-router'
import { ctxOf, visitorOf, typedIn, type Arrival } from '#web/http/ctx.ts'
import { endWork, waitsUntil, workOf, type Work } from '#web/http/at-work/works.ts'
import { speak, type Say } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { goesOn, HowFar, shareOf } from './how-far.tsx'
import type { Route } from './+types/at-work'

/** Often enough for a reader, in seconds, and for no longer than this, in minutes: each look is a sign of life of the session. */
const everySeconds = 5, forMinutes = 10

export const meta: Route.MetaFunction = ({ params, loaderData }) => [{ title: `${titleOf(speak(params.lang), loaderData?.work ?? null)} – Vatra` }]
export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders

/** Work that somebody began, as it is now; their own and nobody else's. While it goes on the page looks again by itself, unless the reader does not want it. */
export async function loader(arrival: Route.LoaderArgs) {
  const work = await own(arrival), { searchParams } = new URL(arrival.request.url), still = searchParams.has('still')
  const to = work?.to ?? [searchParams.get('to') ?? ''].find((path) => /^[\w-]+(\/[\w-]+)*$/.test(path)) ?? null
  if (work === null) return data({ work, to, still, looks: false }, { status: 404 })
  const { title, state, step, said, began, at, seen } = work, on = goesOn(work)
  const waits = state === 'done' ? waitsFor(work, (await ctxOf(arrival)).session) : null
  if (!on && !seen && waits?.until === undefined) work.seen = true
  const looks = on && !still && performance.now() - began < forMinutes * 60_000
  return data({ work: { title, state, step, said, waits, began: timeOf(at) }, to, still, looks }, looks ? { headers: { refresh: String(everySeconds) } } : {})
}

const timeOf = (at: Date) => at.toISOString().slice(11, 16)

/** Where what came of it is handed out, and until when: to whoever began it, in the session in which they did. What waits no more has no time. */
function waitsFor(work: Work, session: string | null | undefined): { readonly at: string; readonly here: boolean; readonly until?: string } | null {
  if (work.hands === null) return null
  const until = waitsUntil(work)
  return { at: `${work.hands}?of=${work.id}`, here: work.session === (session ?? null), ...(until && { until: timeOf(until) }) }
}

/** Ends it, which nobody can do but who began it. */
export async function action(arrival: Route.ActionArgs) {
  const typed = await typedIn(arrival.request), { actor } = await visitorOf(arrival), { pathname, search } = new URL(arrival.request.url)
  if (typed?.intent === 'end' && actor.kind === 'person') endWork(actor.id, arrival.params.work)
  return redirect(pathname + search, 303)
}

async function own(arrival: Arrival & { readonly params: { readonly work: string } }) {
  const { actor } = await visitorOf(arrival)
  return actor.kind === 'person' ? workOf(actor.id, arrival.params.work) : null
}

type Seen = Awaited<ReturnType<typeof loader>>['data']['work']

function titleOf(say: Say, work: Seen): string {
  if (work === null) return say('station.begun-not-known')
  const share = goesOn(work) ? shareOf(work.step) : null
  return `${share === null ? '' : `${say.share(share)} – `}${say.any(work.title)}`
}

export default function AtWork({ loaderData: { work, to, still, looks } }: Route.ComponentProps) {
  const say = useSay(), back = to === null ? null : `/${say.language}/station/${to}`
  if (work === null) return <><h1>{say('station.begun-not-known')}</h1><p className="lead">{say('station.begun-not-known-lead')}</p>{back && <p><a href={back}>{say('station.begun-back')}</a></p>}</>
  const on = goesOn(work), address = (asks: string) => `?${new URLSearchParams({ ...(to && { to }), ...(asks && { [asks]: '1' }) })}`
  return (
    <>
      <h1>{say.any(work.title)}</h1>
      {on && (
        <>
          <p><HowFar step={work.step} /></p>
          {work.state === 'ending' ? <Notice title={say('station.begun-ending')} /> : <p>{say('station.begun-goes-on', { time: work.began })}</p>}
          <p className="buttons">
            <a className="button quiet" href={address(still ? 'still' : '')}>{say('station.begun-look-now')}</a>
            {still ? <a href={address('')}>{say('station.begun-look-by-itself', { seconds: everySeconds })}</a> : looks && <a href={address('still')}>{say('station.begun-look-no-more')}</a>}
          </p>
          {looks && <p className="quiet">{say('station.begun-looks', { seconds: everySeconds })}</p>}
          {work.state === 'going' && <form method="post"><p id="end-hint">{say('station.begun-end-hint')}</p><Button grave name="intent" value="end">{say('station.begun-end')}</Button></form>}
        </>
      )}
      {work.state === 'done' && <Notice kind="done" title={say('station.begun-done')}>{work.said && <p>{say.any(work.said.code, work.said.values)}</p>}{work.waits ? <Waits {...work.waits} /> : <p><a href={back!}>{say('station.begun-see')}</a></p>}</Notice>}
      {work.state === 'ended' && <Notice kind="done" title={say('station.begun-ended')}><p><a href={back!}>{say('station.begun-back')}</a></p></Notice>}
      {(work.state === 'refused' || work.state === 'broken') && (
        <Notice kind="stop" title={say('station.begun-not-done')}>
          <p>{work.said ? say.any(work.said.code, work.said.values) : say('web.our-fault')}</p>
          <p><a href={back!}>{say('station.begun-back')}</a></p>
        </Notice>
      )}
    </>
  )
}

/** What is told this once: a way to take it, while it waits. */
function Waits({ at, here, until }: { readonly at: string; readonly here: boolean; readonly until?: string }) {
  const say = useSay()
  if (until === undefined) return <p>{say('station.begun-waits-no-more')}</p>
  if (!here) return <p>{say('station.begun-waits-elsewhere')}</p>
  return <><p>{say('station.begun-waits', { time: until })}</p><p><a className="button" href={`/${say.language}/station/${at}`}>{say('station.begun-take')}</a></p></>
}
