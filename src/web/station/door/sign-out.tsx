import { redirect } from 'react-router'
import { signOut } from '#domains/people/index.ts'
import { Refusal } from '#frame/refusal.ts'
import { ctxOf } from '#web/http/ctx.ts'
import { sessionEnds, sessionOf } from '#web/http/session.ts'
import type { Route } from './+types/sign-out'

/** Ends the session here and in the store; whoever comes by an address typed by hand is only shown the start. */
export async function action(arrival: Route.ActionArgs) {
  const session = sessionOf(arrival.request)
  // A second tap comes with a session that the first has ended.
  if (session) await signOut(await ctxOf(arrival), { session }).catch((no: unknown) => { if (!(no instanceof Refusal)) throw no })
  return redirect(`/${arrival.params.lang}`, { headers: { 'set-cookie': sessionEnds(arrival.request) } })
}

export const loader = ({ params }: Route.LoaderArgs) => redirect(`/${params.lang}`)
