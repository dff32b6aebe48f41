import { data, redirect } from 'react-router'
import { leaves } from '#domains/mail/index.ts'
import { choose, comeInWithPasskey, endSession, addPasskey, mine, removePasskey } from '#domains/residents/index.ts'
import { staysDays } from '#domains/residents/words.ts'
import { zones } from '#domains/territory/index.ts'
import { ask, attempt, refusal, typedIn, visitorOf } from '#web/http/ctx.ts'
import { residentBegins } from '#web/http/session.ts'
import { speak } from '#web/say.ts'
import { answerIn } from '#web/station/door/passkeys.ts'
import { titled } from '#web/ui/titled.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/mine'
import { Door } from './door.tsx'
import { Kept } from './kept.tsx'
import { residentsOffer } from './residents-offer.ts'

export const handle = { exit: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.mine'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor, session } = await visitorOf(arrival)
  const done = new URL(arrival.request.url).searchParams.get('done')
  if (actor.kind !== 'person' || session === null) return { known: false as const, mail: (await ask(arrival, leaves, {})).from.length > 0, passkey: await residentsOffer(arrival), gone: done === 'forgotten' }
  return { known: true as const, ...(await ask(arrival, mine, { session })), all: speak(arrival.params.lang).inOrder((await ask(arrival, zones, {})).zones).map(({ slug, names }) => ({ slug, names })), passkey: await residentsOffer(arrival, session), done }
}

/** Comes in with a passkey, or changes what is kept: which, says the button. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const at = `/${arrival.params.lang}/mine`
  const { actor, session } = await visitorOf(arrival)
  if (actor.kind !== 'person') {
    const sent = await attempt(arrival, comeInWithPasskey, { question: typed.question, answer: answerIn(typed.answer), stay: typed.stay ?? '' }, {})
    return sent.ok ? redirect(at, { headers: { 'set-cookie': residentBegins(arrival.request, sent.answer.session, typed.stay ? staysDays : null) } }) : refusal(sent)
  }
  const sent = typed.way === 'passkey' ? await attempt(arrival, addPasskey, { session: session ?? '', question: typed.question, answer: answerIn(typed.answer) }, {})
    : typed.passkey !== undefined ? await attempt(arrival, removePasskey, { id: typed.passkey }, {})
      : typed.id !== undefined ? await attempt(arrival, endSession, { id: typed.id }, {}) : await attempt(arrival, choose, { language: typed.language, zone: typed.zone }, typed)
  if (!sent.ok) return data(sent.refused, { status: sent.status })
  return redirect(`${at}?done=kept`)
}

/** A resident's own page: how one is known again, or what is kept of who is. */
export default function Mine({ loaderData, actionData: no }: Route.ComponentProps) {
  return loaderData.known ? <Kept {...loaderData} no={no} /> : <Door {...loaderData} no={no} typed="" />
}
