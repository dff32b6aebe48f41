import { data, redirect } from 'react-router'
import { comeIn, link } from '#domains/residents/index.ts'
import { staysDays } from '#domains/residents/words.ts'
import { ask, attempt, typedIn } from '#web/http/ctx.ts'
import { island } from '#web/http/bytes/islands.ts'
import { askedBy, residentBegins } from '#web/http/session.ts'
import { spoken } from '#web/say.ts'
import { linkIn } from '#web/station/door/link-to.ts'
import { Button } from '#web/ui/button.tsx'
import { LinkCode } from '#web/ui/link-code.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/open'
import { AskAgain } from './ask-again.tsx'
import { Stay } from './door.tsx'

export const handle = { exit: true } satisfies Handle
/** What stands in the history of the browser tells nothing either. */
export const meta: Route.MetaFunction = () => [{ title: 'Vatra' }]

const browserOf = (request: Request) => {
  const secret = askedBy(request)
  return secret !== null && /^[\w-]{43}$/.test(secret) ? secret : undefined
}

/** Where every message leads. What it opens stands behind the # sign of its address; opening it does nothing yet, for mail programs and filters look ahead. */
export async function loader(arrival: Route.LoaderArgs) {
  const { searchParams: of } = new URL(arrival.request.url)
  // An address from before, which told the server what it opens.
  for (const mark of ['k', 'i']) if (of.has(mark)) throw redirect(`/${arrival.params.lang}/m#${mark}=${encodeURIComponent(of.get(mark)!)}`)
  return { script: island('link')?.script ?? null }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  if (typed.code !== undefined) return looked(arrival, typed.code)
  const sent = await attempt(arrival, comeIn, { token: typed.token, browser: browserOf(arrival.request), elsewhere: typed.elsewhere ?? '', stay: typed.stay ?? '' }, {})
  if (!sent.ok) return data({ token: typed.token ?? null, staff: false, good: false, over: sent.refused.code === 'residents.link-over', here: false, code: sent.refused.code }, { status: sent.status })
  const language = spoken.find((one) => one === sent.answer.language) ?? arrival.params.lang
  return redirect(`/${language}/mine`, { headers: { 'set-cookie': residentBegins(arrival.request, sent.answer.session, typed.stay ? staysDays : null) } })
}

/** Looks at what stood behind the sign; nothing is used up. Whoever works here goes on at their own door. */
async function looked(arrival: Route.ActionArgs, typed: string) {
  const { token, mark } = linkIn(typed)
  if (mark === 'i' || mark === 'link') return { token, staff: true, good: true, over: false, here: true, code: null }
  return { token, staff: false, code: null, ...(await ask(arrival, link, { token, browser: browserOf(arrival.request) })) }
}

export default function Open({ loaderData: { script }, actionData: seen }: Route.ComponentProps) {
  const say = useSay()
  if (!seen) return <><h1>{say('web.mine-open')}</h1><form method="post" data-link="looks"><LinkCode name="code" script={script} /><Button>{say('station.door-go-on')}</Button></form></>
  const { token, good, over, here, staff } = seen
  if (staff) return <><h1>{say('station.sign-in')}</h1><p className="lead">{say('station.link-is-good')}</p><form method="post" action={`/${say.language}/sign-in`}><input type="hidden" name="link" value={token ?? ''} /><Button>{say('station.sign-in')}</Button></form></>
  if (!good || token === null) {
    const code = seen.code?.startsWith('residents.') ? seen.code : over ? 'residents.link-over' : 'residents.no-such-link'
    return <><h1>{say('web.mine-open')}</h1><Notice kind="stop" title={say.any(code)} />{over && token !== null && <AskAgain again={token} />}{!over && <><h2>{say('web.mine-ask-anew')}</h2><AskAgain /></>}</>
  }
  return (
    <>
      <h1>{say('web.mine-open')}</h1>
      {!here && <Notice title={say('web.mine-elsewhere')}><p>{say('web.mine-elsewhere-lead')}</p></Notice>}
      <form method="post">
        <input type="hidden" name="token" value={token} />
        {!here && <input type="hidden" name="elsewhere" value="yes" />}
        <Stay />
        <Button>{say(here ? 'web.mine-go-in' : 'web.mine-it-was-me')}</Button>
      </form>
    </>
  )
}
