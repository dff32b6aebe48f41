import { data, redirect } from 'react-router'
import { named } from '#domains/territory/words.ts'
import { action as actionAsked, noteProgress } from '#domains/work/index.ts'
import { ask, attempt, ctxOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../station/field-errors.ts'
import { readFiles } from '../station/read-files.ts'
import { ActionFacts } from '../station/work/progress/action-facts.tsx'
import { ProgressForm } from '../station/work/progress/progress-form.tsx'
import { ProgressLog } from '../station/work/progress/progress-log.tsx'
import { asTyped, sentProgress } from '../station/work/progress/sent-progress.ts'
import type { Route } from './+types/action'

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.seen.action.words, params.lang) : speak(params.lang)('station.work-action'))

export async function loader(arrival: Route.LoaderArgs) {
  const seen = await ask(arrival, actionAsked, { action: arrival.params.action })
  const { now } = await ctxOf(arrival)
  return { seen, today: now.toISOString().slice(0, 10), kept: new URL(arrival.request.url).searchParams.has('kept') }
}

export async function action(arrival: Route.ActionArgs) {
  const { lang, action: id } = arrival.params
  const sent = await readFiles(arrival.request)
  const done = await attempt(arrival, noteProgress, sentProgress(sent, id, lang), sent.fields)
  if (done.ok) return redirect(`/${lang}/partner/actions/${id}?kept=1`)
  return data({ ...done.refused, fields: asTyped(done.refused.fields), typed: sent.fields, lost: (sent.bytes.picture?.length ?? 0) > 0 }, { status: done.status })
}

/** An action that an organisation does or helps to do: it writes down what it did, beside what the police wrote. */
export default function PartnerAction({ loaderData: { seen, today, kept }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const form = <ProgressForm typed={no?.typed ?? {}} errors={errors} today={today} pictureLost={no?.lost ?? false} of="partner" />
  return (
    <>
      <Back to={`/${say.language}/partner`}>{say('partner.home')}</Back>
      <h1>{named(seen.action.words, say.language)}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {kept && !no && <Notice kind="done" title={say('station.work-written-down')} />}
      <ActionFacts seen={seen} today={today} of="partner" />
      {seen.may.note ? (kept && !no ? <Fold title={say('station.work-write-more')}>{form}</Fold> : form) : <Notice title={say('station.work-accept-first')} />}
      <h2 id="log">{say('station.work-what-was-noted')}</h2>
      <ProgressLog log={seen.log} mayShow={false} />
    </>
  )
}
