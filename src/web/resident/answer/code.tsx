import { data, redirect } from 'react-router'
import { sheetToFill } from '#domains/survey/index.ts'
import { answerCodeKept, answerHalfOf, newHalf } from '#web/http/answer-code.ts'
import { island } from '#web/http/bytes/islands.ts'
import { refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/code'
import { SheetState } from './sheet-state.tsx'
import { byAnybody } from './by-anybody.ts'

export const handle = { exit: true } satisfies Handle

/** The letter's address may carry the code and the fingerprint of the keys; the code is shown to be confirmed, never acted on. */
export const loader = ({ request }: Route.LoaderArgs) => {
  const { searchParams: shown } = new URL(request.url)
  return { code: shown.get('code') ?? '', fingerprint: shown.get('key') ?? '', script: island('answer')?.script ?? null }
}

export async function action(arrival: Route.ActionArgs) {
  const half = answerHalfOf(arrival.request) ?? newHalf()
  const sent = await submit(arrival, byAnybody(sheetToFill), ({ code }) => ({ code, half }))
  if (!sent.ok) return refusal(sent)
  const { state, closesOn, opensOn, block } = sent.answer
  if (state !== 'open') return data({ state, closesOn, opensOn }, { status: state === 'closed' ? 410 : 200 })
  const lang = arrival.params.lang
  return redirect(block === null ? `/${lang}/answer/check` : `/${lang}/answer/${block}`, { headers: answerCodeKept(arrival.request, String(sent.typed.code), half) })
}

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.answer-title'))

/** Where a resident shows the code of the invitation. */
export default function Code({ loaderData, actionData }: Route.ComponentProps) {
  const say = useSay()
  if (actionData && 'state' in actionData) return <SheetState {...actionData} />
  const wrong = actionData ? say.any(actionData.fields.code ?? actionData.code, actionData.values) : undefined
  return (
    <>
      <ErrorSummary errors={wrong ? { code: wrong } : {}} />
      <h1>{say('web.answer-title')}</h1>
      <p className="lead">{say('web.answer-lead')}</p>
      <p id="start-problem" className="error" role="alert" hidden>{say('web.key-differs')}</p>
      <form method="post" id="start" data-language={say.language} data-fingerprint={loaderData.fingerprint} noValidate>
        <TextField name="code" label={say('web.code')} hint={say('web.code-hint')} error={wrong} value={String(actionData?.typed.code ?? loaderData.code)} width="middle" autoComplete="off" spellCheck={false} />
        <Button>{say('web.begin')}</Button>
      </form>
      <Fold title={say('web.who-could-know')}>
        <p>{say('web.promise')}</p>
        <p>{say('web.script-knows')}</p>
        <p>{say('web.no-script-knows')}</p>
        <p>{say('web.box-knows')}</p>
      </Fold>
      {loaderData.script && <script type="module" src={loaderData.script} />}
    </>
  )
}
