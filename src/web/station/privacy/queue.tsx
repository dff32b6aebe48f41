import { redirect } from 'react-router'
import { noteRequest, requests } from '#domains/privacy/index.ts'
import { requestKinds } from '#domains/privacy/words.ts'
import { ask, refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { standingOf } from './standing-of.ts'
import type { Route } from './+types/queue'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('privacy.requests'))

export const loader = async (arrival: Route.LoaderArgs) => ({ ...(await ask(arrival, requests, {})), by: /^\d{4}-\d{2}-\d{2}$/.exec(new URL(arrival.request.url).searchParams.get('by') ?? '')?.[0] ?? null, number: /^[0-9A-F]{4}-[0-9A-F]{4}$/.exec(new URL(arrival.request.url).searchParams.get('number') ?? '')?.[0] ?? null })

export async function action(arrival: Route.ActionArgs) {
  const sent = await submit(arrival, noteRequest, ({ person, kind, words, askedOn }) => ({ person: person || undefined, kind, words, askedOn }))
  return sent.ok ? redirect(`/${arrival.params.lang}/station/privacy?by=${sent.answer.dueOn}&number=${sent.answer.number}`) : refusal(sent)
}

/** The queue of whoever answers for data protection: what waits, by the day it is due, and what was answered. */
export default function Queue({ loaderData: { requests: all, persons, by, number }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values), typed = no?.typed as Readonly<Record<string, string | undefined>> | undefined
  const late = all.filter((one) => one.late)
  return (
    <>
      <h1>{say('privacy.requests')}</h1>
      <p className="lead">{say('privacy.requests-lead')}</p>
      {by && number && <Notice kind="done" title={say('privacy.noted', { day: say.day(by), number })} />}
      {late.length > 0 && <Notice kind="stop" title={say('privacy.late-ones', { count: late.length })}><p>{late.map((one) => one.number).join(', ')}</p></Notice>}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {all.length === 0 ? <p>{say('privacy.nobody-asked')}</p> : (
        <Table unseenCaption caption={say('privacy.requests')} columns={[{ title: say('privacy.number-of-request') }, { title: say('privacy.who') }, { title: say('privacy.asks-for') }, { title: say('privacy.asked-on') }, { title: say('privacy.due-on') }, { title: say('privacy.answer') }]}
          rows={all.map((one) => ({ key: one.request, cells: [<a key="open" href={`/${say.language}/station/privacy/${one.request}`}>{one.number}</a>, one.name || say('privacy.not-of-the-house'), say(`privacy.kind-${one.kind}`), say.day(one.askedOn), say.day(one.dueOn), standingOf(say, one)] }))} />
      )}
      <h2>{say('privacy.note-request')}</h2>
      <form method="post">
        <Select name="person" label={say('privacy.who')} options={say.inOrder(persons).map(({ person, name }) => [person, name] as const)} none={say('privacy.not-of-the-house')} hint={say('privacy.not-of-the-house-hint')} chosen={typed?.person} error={errors.person} />
        <Choice name="kind" label={say('privacy.asks-for')} options={requestKinds.map((kind) => ({ value: kind, words: say(`privacy.kind-${kind}`) }))} chosen={typed?.kind} error={errors.kind} />
        <TextArea name="words" label={say('privacy.in-their-words')} rows={3} most={4000} value={typed?.words} error={errors.words} />
        <DateField name="askedOn" label={say('privacy.came-on')} value={typed?.askedOn} error={errors.askedOn} />
        <Button>{say('privacy.note')}</Button>
      </form>
      <p><a href={`/${say.language}/station/privacy/periods`}>{say('privacy.periods')}</a></p>
    </>
  )
}
