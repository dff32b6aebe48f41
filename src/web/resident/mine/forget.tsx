import { redirect } from 'react-router'
import { forget } from '#domains/residents/index.ts'
import { attempt, refusal, visitorOf } from '#web/http/ctx.ts'
import { residentEnds } from '#web/http/session.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/forget'

export const handle = { exit: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.mine-forget'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await visitorOf(arrival)
  if (actor.kind !== 'person' && arrival.request.method === 'GET') throw redirect(`/${arrival.params.lang}/mine`)
  return null
}

export async function action(arrival: Route.ActionArgs) {
  const sent = await attempt(arrival, forget, {}, {})
  return sent.ok ? redirect(`/${arrival.params.lang}/mine?done=forgotten`, { headers: { 'set-cookie': residentEnds(arrival.request) } }) : refusal(sent)
}

/** Says what goes, and asks once. */
export default function Forget({ actionData: no }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <Back to={`/${say.language}/mine`}>{say('web.mine')}</Back>
      <h1>{say('web.mine-forget')}</h1>
      {no && <ErrorSummary errors={{}} general={say.any(no.code, no.values)} />}
      <p>{say('web.mine-forget-lead')}</p>
      <form method="post"><Button grave>{say('web.mine-forget-now')}</Button></form>
    </>
  )
}
