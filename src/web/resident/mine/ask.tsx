import { data } from 'react-router'
import { leaves } from '#domains/mail/index.ts'
import { newToken } from '#domains/people/index.ts'
import { askForLink } from '#domains/residents/index.ts'
import { ask, attempt, typedIn } from '#web/http/ctx.ts'
import { askedBy, asksBy } from '#web/http/session.ts'
import { speak } from '#web/say.ts'
import { tokenIn } from '#web/station/door/link-to.ts'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/ask'
import { AskAgain } from './ask-again.tsx'
import { Door } from './door.tsx'

export const handle = { exit: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.mine'))

export async function loader(arrival: Route.LoaderArgs) {
  return { mail: (await ask(arrival, leaves, {})).from.length > 0 }
}

/** Whichever mailbox was typed, the page that follows is the same. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const known = askedBy(arrival.request)
  const browser = known !== null && /^[\w-]{43}$/.test(known) ? known : newToken()
  const mailbox = [typed.mailbox ?? ''].flat().at(-1)!.trim(), again = typed.again ? tokenIn(typed.again) : undefined
  const sent = await attempt(arrival, askForLink, { ...(again === undefined ? { mailbox } : { again }), language: arrival.params.lang, browser }, { mailbox })
  if (!sent.ok) return data({ sent: false as const, refused: sent.refused, minutes: 0, mailbox }, { status: sent.status })
  return data({ sent: true as const, refused: null, minutes: sent.answer.minutes, mailbox }, { headers: { 'set-cookie': asksBy(arrival.request, browser) } })
}

export default function Asked({ loaderData: { mail }, actionData: came }: Route.ComponentProps) {
  const say = useSay()
  if (!came?.sent) return <Door mail={mail} passkey={null} no={came?.refused ?? undefined} typed={(came?.refused?.typed.mailbox as string | undefined) ?? ''} />
  return (
    <>
      <h1>{say('web.mine-look')}</h1>
      <p className="lead">{say('web.mine-look-lead', { minutes: came.minutes })}</p>
      <p>{say('web.mine-look-same-browser')}</p>
      {came.mailbox !== '' && <><h2>{say('web.mine-nothing-came')}</h2><p>{say('web.mine-nothing-came-lead')}</p><AskAgain mailbox={came.mailbox} /></>}
      <p><a href={`/${say.language}/mine`}>{say('web.mine-look-again')}</a></p>
    </>
  )
}
