import type { keptOfMe } from '#domains/privacy/index.ts'
import { requestKinds } from '#domains/privacy/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Refused } from '#web/http/refused.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { standingOf } from './standing-of.ts'
import { toldPeriod } from './told-period.ts'

export type KeptProps = Awaited<ReturnType<typeof keptOfMe>> & {
  /** The day by which they are answered, and under which number, when a request was kept just now. */
  readonly by: string | null; readonly number: string | null; readonly asks: string | undefined
  readonly no: (Refused & { readonly typed?: Readonly<Record<string, unknown>> }) | undefined
  /** The address of this page, without the language. */
  readonly at: string
}

/** What is kept of somebody, for themself: to be read, taken along, and asked about. The same page for staff and for residents who are known again. */
export function KeptPage({ kept, named: besides, requests, whom, by, number, asks, no, at }: KeptProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values), typed = no?.typed as Readonly<Record<string, string | undefined>> | undefined
  const here = `/${say.language}${at}`
  return (
    <>
      <h1>{say('privacy.my-data')}</h1>
      <p className="lead">{say('privacy.my-data-lead')}</p>
      <p><a href={at === '/mine/data' ? `/${say.language}/mine/looks` : `${here}/looks`}>{say('privacy.who-looked')}</a></p>
      {by && number && <Notice kind="done" title={say('privacy.sent', { day: say.day(by), number })} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <Table caption={say('privacy.what-is-kept')} columns={[{ title: say('privacy.kind-of-thing') }, { title: say('privacy.what-for') }, { title: say('privacy.how-many'), number: true }, { title: say('privacy.how-long-kept') }, { title: say('privacy.when-you-ask') }]}
        rows={kept.filter(({ rows }) => rows > 0).map((one) => ({ key: one.table, cells: [one.table, one.purpose, say.number(one.rows), toldPeriod(say, one.kept), say.any(`privacy.when-${one.whenErased}`)] }))} />
      {besides.length > 0 && <p>{say('privacy.named-besides', { count: besides.reduce((sum, { rows }) => sum + rows, 0) })}</p>}
      <p>{say('privacy.answers-are-nobodys')}</p>
      <h2>{say('privacy.take-it-with-you')}</h2>
      <p>{say('privacy.proof-first')}</p>
      <ul><li><a href={`${here}/export.json`}>{say('privacy.as-file')}</a></li><li><a href={`${here}/export.pdf`}>{say('privacy.as-paper')}</a></li></ul>
      {requests.length > 0 && (
        <>
          <Table caption={say('privacy.my-requests')} columns={[{ title: say('privacy.number-of-request') }, { title: say('privacy.asks-for') }, { title: say('privacy.asked-on') }, { title: say('privacy.due-on') }, { title: say('privacy.answer') }]}
            rows={requests.map((one) => ({ key: one.request, cells: [one.number, say(`privacy.kind-${one.kind}`), say.day(one.askedOn), say.day(one.dueOn), standingOf(say, one)] }))} />
          <p>{say('privacy.complain')}</p>
        </>
      )}
      <h2>{say('privacy.ask-about-it')}</h2>
      <p>{say('privacy.ask-lead')}</p>
      {at === '/mine/data' && <p><a href={`/${say.language}/mine/forget`}>{say('web.mine-forget')}</a></p>}
      <form method="post">
        <Choice name="kind" label={say('privacy.what-do-you-ask')} options={requestKinds.map((kind) => ({ value: kind, words: say(`privacy.kind-${kind}`) }))} chosen={typed?.kind ?? asks} error={errors.kind} />
        {whom.length > 0 && <Select name="directorate" label={say('privacy.whom-to-ask')} options={say.inOrder(whom).map(({ directorate, names }) => [directorate, named(names, say.language)] as const)} none={say('station.choose')} chosen={typed?.directorate} error={errors.directorate} />}
        <TextArea name="words" label={say('privacy.in-your-words')} hint={say('privacy.in-your-words-hint')} rows={4} most={4000} value={typed?.words} error={errors.words} />
        <Button>{say('privacy.send')}</Button>
      </form>
    </>
  )
}
