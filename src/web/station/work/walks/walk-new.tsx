import { data, redirect } from 'react-router'
import { named } from '#domains/territory/words.ts'
import { noteWalk } from '#domains/work/index.ts'
import { designAnswers, designQuestions, visits } from '#domains/work/words.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { zone } from '#domains/territory/index.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../../field-errors.ts'
import type { Route } from './+types/walk-new'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.work-begin-walk'))

const placeOf = (arrival: Route.LoaderArgs | Route.ActionArgs) => ask(arrival, zone, { slug: new URL(arrival.request.url).searchParams.get('zone') ?? '' })

export async function loader(arrival: Route.LoaderArgs) {
  const asked = new URL(arrival.request.url).searchParams
  const { now } = await ctxOf(arrival)
  const here = await placeOf(arrival)
  return { here: { slug: here.slug, names: here.names }, visit: asked.get('visit') ?? 'planning', where: asked.get('where') ?? '', today: now.toISOString().slice(0, 10) }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Record<string, string>
  const here = await placeOf(arrival)
  const answers = Object.fromEntries(designQuestions.flatMap((question) => (typed[question] ? [[question, typed[question]]] : [])))
  const sent = await attempt(arrival, noteWalk, { zone: here.zone, whereabouts: typed.whereabouts, visit: typed.visit, answers, ...(String(typed.words ?? '').trim() && { words: typed.words }), ...(typed.on && { on: typed.on }) }, typed)
  if (sent.ok) return redirect(`/${arrival.params.lang}/station/walks?zone=${here.slug}`)
  return data({ ...sent.refused, fields: Object.fromEntries(Object.entries(sent.refused.fields).map(([field, code]) => [field.replace(/^answers\./, ''), code])), typed }, { status: sent.status })
}

/** A place walked through with fourteen questions, each answered by one tap; "yes" is always good. */
export default function WalkNew({ loaderData: { here, visit, where, today }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const typed = no?.typed ?? {}
  return (
    <>
      <Back to={`/${say.language}/station/walks?zone=${here.slug}`}>{say('station.work-walks')}</Back>
      <h1>{say('station.work-walk-in', { zone: named(here.names, say.language) })}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <form method="post">
        <TextField name="whereabouts" label={say('station.work-which-place')} hint={say('station.work-which-place-hint')} value={typed.whereabouts ?? where} error={errors.whereabouts} />
        <Choice name="visit" label={say('station.work-why-visit')} options={visits.map((one) => ({ value: one, words: say.any(`work.visit-${one}`) }))} chosen={typed.visit ?? visit} error={errors.visit} />
        {designQuestions.map((question) => <Choice key={question} name={question} label={say.any(`work.design-${question}`)} inline options={designAnswers.map((answer) => ({ value: answer, words: say.any(`work.design-answer-${answer}`) }))} chosen={typed[question]} error={errors[question]} />)}
        <TextArea name="words" label={say('station.work-what-else-seen')} hint={say('station.work-what-else-seen-hint')} rows={3} value={typed.words} error={errors.words} />
        <DateField name="on" label={say('station.work-on-which-day')} value={typed.on ?? today} error={errors.on} />
        <Button>{say('station.work-keep-walk')}</Button>
      </form>
    </>
  )
}
