import { redirect } from 'react-router'
import { ask as askFor, keptOfMe } from '#domains/privacy/index.ts'
import { requestKinds } from '#domains/privacy/words.ts'
import { ask, refusal, submit, visitorOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { standingOf } from './standing-of.ts'
import { toldPeriod } from './told-period.ts'
import type { Route } from './+types/kept-of-me'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('privacy.my-data'))

export async function loader(arrival: Route.LoaderArgs) {
  const { lang } = arrival.params
  if ((await visitorOf(arrival)).actor.kind !== 'person') throw redirect(`/${lang}/sign-in`)
  return { ...(await ask(arrival, keptOfMe, { language: lang })), by: /^\d{4}-\d{2}-\d{2}$/.exec(new URL(arrival.request.url).searchParams.get('by') ?? '')?.[0] ?? null, asks: new URL(arrival.request.url).searchParams.get('asks') ?? undefined }
}

export async function action(arrival: Route.ActionArgs) {
  const sent = await submit(arrival, askFor, ({ kind, words }) => ({ kind, words }))
  return sent.ok ? redirect(`/${arrival.params.lang}/my-data?by=${sent.answer.dueOn}`) : refusal(sent)
}

/** What is kept of whoever is signed in, to be read, taken along, and asked about. */
export default function KeptOfMe({ loaderData: { kept, named, requests, by, asks }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const here = `/${say.language}/my-data`
  return (
    <>
      <h1>{say('privacy.my-data')}</h1>
      <p className="lead">{say('privacy.my-data-lead')}</p>
      <p><a href={`${here}/looks`}>{say('privacy.who-looked')}</a></p>
      {by && <Notice kind="done" title={say('privacy.sent', { day: say.day(by) })} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <Table caption={say('privacy.what-is-kept')} columns={[{ title: say('privacy.kind-of-thing') }, { title: say('privacy.what-for') }, { title: say('privacy.how-many'), number: true }, { title: say('privacy.how-long-kept') }, { title: say('privacy.when-you-ask') }]}
        rows={kept.filter(({ rows }) => rows > 0).map((one) => ({ key: one.table, cells: [one.table, one.purpose, say.number(one.rows), toldPeriod(say, one.kept), say.any(`privacy.when-${one.whenErased}`)] }))} />
      {named.length > 0 && <p>{say('privacy.named-besides', { count: named.reduce((sum, { rows }) => sum + rows, 0) })}</p>}
      <p>{say('privacy.answers-are-nobodys')}</p>
      <h2>{say('privacy.take-it-with-you')}</h2>
      <p>{say('privacy.proof-first')}</p>
      <ul><li><a href={`${here}/export.json`}>{say('privacy.as-file')}</a></li><li><a href={`${here}/export.pdf`}>{say('privacy.as-paper')}</a></li></ul>
      {requests.length > 0 && (
        <Table caption={say('privacy.my-requests')} columns={[{ title: say('privacy.asks-for') }, { title: say('privacy.asked-on') }, { title: say('privacy.due-on') }, { title: say('privacy.answer') }]}
          rows={requests.map((one) => ({ key: one.request, cells: [say(`privacy.kind-${one.kind}`), say.day(one.askedOn), say.day(one.dueOn), standingOf(say, one)] }))} />
      )}
      <h2>{say('privacy.ask-about-it')}</h2>
      <p>{say('privacy.ask-lead')}</p>
      <form method="post">
        <Choice name="kind" label={say('privacy.what-do-you-ask')} options={requestKinds.map((kind) => ({ value: kind, words: say(`privacy.kind-${kind}`) }))} chosen={(no?.typed.kind as string | undefined) ?? asks} error={errors.kind} />
        <TextArea name="words" label={say('privacy.in-your-words')} hint={say('privacy.in-your-words-hint')} rows={4} most={4000} value={no?.typed.words as string | undefined} error={errors.words} />
        <Button>{say('privacy.send')}</Button>
      </form>
    </>
  )
}
