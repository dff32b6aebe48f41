import { redirect } from 'react-router'
import { comeIn, link } from '#domains/residents/index.ts'
import { staysDays } from '#domains/residents/words.ts'
import { ask, attempt, refusal, typedIn } from '#web/http/ctx.ts'
import { askedBy, residentBegins } from '#web/http/session.ts'
import { spoken } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/open'
import { Stay } from './door.tsx'

export const handle = { exit: true } satisfies Handle
/** What stands in the history of the browser tells nothing either. */
export const meta: Route.MetaFunction = () => [{ title: 'Vatra' }]

const browserOf = (request: Request) => {
  const secret = askedBy(request)
  return secret !== null && /^[\w-]{43}$/.test(secret) ? secret : undefined
}

/** Where every message leads. Opening it does nothing yet: mail programs and filters that look ahead must not use it up. */
export async function loader(arrival: Route.LoaderArgs) {
  const { searchParams: of } = new URL(arrival.request.url)
  const at = `/${arrival.params.lang}`
  if (of.has('i')) throw redirect(`${at}/sign-in?link=${encodeURIComponent(of.get('i')!)}`)
  if (!of.has('k')) throw redirect(`${at}/mine`)
  const token = of.get('k')!
  return { token, ...(await ask(arrival, link, { token, browser: browserOf(arrival.request) })) }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const sent = await attempt(arrival, comeIn, { token: typed.token, browser: browserOf(arrival.request), elsewhere: typed.elsewhere ?? '', stay: typed.stay ?? '' }, {})
  if (!sent.ok) return refusal(sent)
  const language = spoken.find((one) => one === sent.answer.language) ?? arrival.params.lang
  return redirect(`/${language}/mine`, { headers: { 'set-cookie': residentBegins(arrival.request, sent.answer.session, typed.stay ? staysDays : null) } })
}

export default function Open({ loaderData: { token, good, here }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  if (!good || no) {
    const code = no && no.code.startsWith('residents.') ? no.code : 'residents.no-such-link'
    return <><h1>{say('web.mine-open')}</h1><Notice kind="stop" title={say.any(code)}><p><a href={`/${say.language}/mine`}>{say('web.mine-ask-anew')}</a></p></Notice></>
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
