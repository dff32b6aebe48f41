import { data, redirect } from 'react-router'
import { holdsRole } from '#access/actor.ts'
import { decide, list } from '#domains/vigilance/index.ts'
import { verdicts } from '#domains/vigilance/words.ts'
import { ask, ctxOf, refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { SaidToIt } from '../privacy/said-to-it.tsx'
import { saidTo } from '../privacy/said-to.ts'
import { fieldErrors } from '../field-errors.ts'
import { signSays } from './sign-says.ts'
import type { Route } from './+types/finding'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('vigilance.vigilance'))

export async function loader(arrival: Route.LoaderArgs) {
  const one = (await ask(arrival, list, { finding: arrival.params.finding })).findings[0]
  if (!one) throw data({ code: 'vigilance.no-such-finding', fields: {}, values: {} }, { status: 404 })
  return { one, said: await saidTo(arrival, 'vigilance.findings', one.person), reads: holdsRole((await ctxOf(arrival)).actor, 'auditor'), done: new URL(arrival.request.url).searchParams.has('done') }
}

export async function action(arrival: Route.ActionArgs) {
  const { lang, finding } = arrival.params
  const sent = await submit(arrival, decide, ({ verdict, because }) => ({ finding, verdict, because }))
  return sent.ok ? redirect(`/${lang}/station/vigilance/${finding}?done`) : refusal(sent)
}

/** One day of somebody's odd looking, and what is said of it. */
export default function FindingPage({ loaderData: { one, said, reads, done }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values), typed = no?.typed as Readonly<Record<string, string | undefined>> | undefined
  return (
    <>
      <Back to={`/${say.language}/station/vigilance`}>{say('vigilance.vigilance')}</Back>
      <h1>{one.name}, {say.day(one.day)}</h1>
      {done && <Notice kind="done" title={say('vigilance.decided')} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p>{say('vigilance.looks', { count: one.looks })}</p>
      <h2>{say('vigilance.why')}</h2>
      <ul>{one.signs.map((sign) => <li key={sign.kind}>{signSays(say, sign)}</li>)}</ul>
      {reads && <p><a href={`/${say.language}/station/record?day=${one.day}&person=${one.person}`}>{say('vigilance.in-record')}</a></p>}
      <SaidToIt said={said} />
      <h2>{say('vigilance.decide')}</h2>
      {one.verdict !== null ? <p>{say(`vigilance.verdict-${one.verdict}`)} {one.because} ({say.day(one.decidedOn!)})</p> : (
        <form method="post">
          <Choice name="verdict" label={say('vigilance.how')} options={verdicts.map((verdict) => ({ value: verdict, words: say(`vigilance.verdict-${verdict}`) }))} chosen={typed?.verdict} error={errors.verdict} />
          <TextArea name="because" label={say('vigilance.reason')} hint={say('vigilance.reason-hint')} rows={3} most={2000} value={typed?.because} error={errors.because} />
          <Button>{say('vigilance.keep')}</Button>
        </form>
      )}
    </>
  )
}
