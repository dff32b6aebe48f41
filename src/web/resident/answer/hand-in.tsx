import { redirect } from 'react-router'
import { handInSheet } from '#domains/survey/index.ts'
import { refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Start } from '#web/ui/button.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/hand-in'
import { byAnybody } from './by-anybody.ts'

export const handle = { exit: true } satisfies Handle

/** An envelope comes in, without the code: the browser keeps that for other addresses only. Sent twice, it counts once. */
export async function action(arrival: Route.ActionArgs) {
  const sent = await submit(arrival, byAnybody(handInSheet), ({ envelope }) => ({ envelope }))
  return sent.ok ? redirect(`/${arrival.params.lang}/answer/thanks`) : refusal(sent)
}

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.hand-in-title'))

/** Why an envelope was not taken, and where to begin again. */
export default function HandIn({ actionData: no }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <ErrorSummary errors={{}} general={no && say.any(no.code, no.values)} />
      <h1>{say('web.hand-in-title')}</h1>
      <Start to={`/${say.language}/answer`}>{say('web.answer-now')}</Start>
    </>
  )
}
