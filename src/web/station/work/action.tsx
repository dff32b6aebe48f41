import { data, redirect } from 'react-router'
import { answerTask } from '#domains/plans/index.ts'
import { named } from '#domains/territory/words.ts'
import { action as actionAsked, noteProgress, showPicture } from '#domains/work/index.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { readFiles } from '../read-files.ts'
import { opensAt } from '../leads/opens-at.ts'
import { ActionFacts } from './progress/action-facts.tsx'
import { ProgressForm } from './progress/progress-form.tsx'
import { ProgressLog } from './progress/progress-log.tsx'
import { asTyped, sentProgress } from './progress/sent-progress.ts'
import { TasksOf } from './progress/tasks-of.tsx'
import type { Route } from './+types/action'

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.seen.action.words, params.lang) : speak(params.lang)('station.work-action'))

export async function loader(arrival: Route.LoaderArgs) {
  const seen = await ask(arrival, actionAsked, { action: arrival.params.action })
  const { actor, now } = await ctxOf(arrival)
  const place = { directorate: seen.directorate, commissariat: seen.commissariat, zone: seen.zone.zone }
  return {
    seen, opens: opensAt(actor, { ...place, partners: [] }), today: now.toISOString().slice(0, 10), kept: new URL(arrival.request.url).searchParams.has('kept'),
    answers: may('plans.answer-task', actor, { ...place, organisation: '' }),
  }
}

export async function action(arrival: Route.ActionArgs) {
  const { lang, action: id } = arrival.params
  const sent = await readFiles(arrival.request)
  const typed = sent.fields
  const done = typed.intent === 'show' ? await attempt<unknown>(arrival, showPicture, { picture: typed.picture, shown: typed.shown === 'yes' }, typed)
    : typed.intent === 'answer' ? await attempt<unknown>(arrival, answerTask, { action: id, organisation: typed.organisation, state: typed[`answer-${typed.organisation}`], because: typed[`said-${typed.organisation}`], onBehalf: true }, typed)
    : await attempt<unknown>(arrival, noteProgress, sentProgress(sent, id, lang), typed)
  if (done.ok) return redirect(`/${lang}/station/actions/${id}${typed.intent === 'note' ? '?kept=1' : ''}`)
  return data({ ...done.refused, fields: asTyped(done.refused.fields), typed, lost: (sent.bytes.picture?.length ?? 0) > 0 }, { status: done.status })
}

/** One action on a phone: what it is, one short form for what was done, and under it what was done before. */
export default function ActionPage({ loaderData: { seen, opens, today, kept, answers }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const { action: it, log, may: mine } = seen
  return (
    <>
      <Back to={`/${say.language}/station/mine`}>{say('station.work-mine')}</Back>
      <h1>{named(it.words, say.language)}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {kept && !no && <Notice kind="done" title={say('station.work-written-down')}><p><a href={`/${say.language}/station/mine`}>{say('station.work-back-to-mine')}</a></p></Notice>}
      <ActionFacts seen={seen} today={today} opens={opens} of="station" />
      {mine.note && (kept && !no
        ? <Fold title={say('station.work-write-more')}><ProgressForm typed={{}} errors={{}} today={today} pictureLost={false} of="station" /></Fold>
        : <ProgressForm typed={no?.typed.intent === 'note' ? no.typed : {}} errors={no?.typed.intent === 'note' ? errors : {}} today={today} pictureLost={no?.lost ?? false} of="station" />)}
      <h2 id="log">{say('station.work-what-was-noted')}</h2>
      <ProgressLog log={log} mayShow={mine.show} />
      {mine.show && it.droppedOn === null && <p><a href={`/${say.language}/station/improvements?zone=${seen.zone.slug}&action=${it.action}`}>{say('station.work-propose-here')}</a></p>}
      {it.tasks.length > 0 && (
        <>
          <h2 id="tasks">{say('station.work-asked-of-partners')}</h2>
          <TasksOf tasks={it.tasks} mayAnswer={answers} typed={no?.typed.intent === 'answer' ? no.typed : {}} errors={no?.typed.intent === 'answer' ? errors : {}} />
        </>
      )}
    </>
  )
}
