import { redirect } from 'react-router'
import { leave } from '#domains/residents/index.ts'
import { Refusal } from '#frame/refusal.ts'
import { ctxOf, visitorOf } from '#web/http/ctx.ts'
import { residentEnds } from '#web/http/session.ts'
import type { Route } from './+types/out'

/** Ends the session here and in the store; the browser forgets everything of ours. */
export async function action(arrival: Route.ActionArgs) {
  const { session } = await visitorOf(arrival)
  if (session !== null) await leave(await ctxOf(arrival), { session }).catch((no: unknown) => { if (!(no instanceof Refusal)) throw no })
  return redirect(`/${arrival.params.lang}`, { headers: { 'set-cookie': residentEnds(arrival.request) } })
}

export const loader = ({ params }: Route.LoaderArgs) => redirect(`/${params.lang}`)
