import { redirect } from 'react-router'
import { periods, setPeriod } from '#domains/privacy/index.ts'
import { units } from '#domains/privacy/words.ts'
import { ask, refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { toldPeriod } from './told-period.ts'
import type { Route } from './+types/periods'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('privacy.periods'))

export const loader = async (arrival: Route.LoaderArgs) => ({ ...(await ask(arrival, periods, {})), done: new URL(arrival.request.url).searchParams.has('done') })

export async function action(arrival: Route.ActionArgs) {
  const sent = await submit(arrival, setPeriod, ({ span, count, unit, because }) => ({ span, count: Number(count), unit, because }))
  return sent.ok ? redirect(`/${arrival.params.lang}/station/privacy/periods?done`) : refusal(sent)
}

/** How long what is kept, as the house has it and as this directorate decided. */
export default function Periods({ loaderData: { periods: all, done }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values), typed = no?.typed as Readonly<Record<string, string | undefined>> | undefined
  const named = (span: string) => say.any(`privacy.span-${span}`)
  return (
    <>
      <h1>{say('privacy.periods')}</h1>
      <p className="lead">{say('privacy.periods-lead')}</p>
      {done && <Notice kind="done" title={say('privacy.period-set')} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <Table unseenCaption caption={say('privacy.periods')} columns={[{ title: say('privacy.span') }, { title: say('privacy.house') }, { title: say('privacy.here') }, { title: say('privacy.why') }]}
        rows={all.map(({ span, house, count, unit, because, decidedOn }) => ({ key: span, cells: [named(span), toldPeriod(say, `${house.count} ${house.unit}`), toldPeriod(say, `${count} ${unit}`), because === null ? '–' : `${because} (${say.day(decidedOn!)})`] }))} />
      <h2>{say('privacy.change-period')}</h2>
      <form method="post">
        <Select name="span" label={say('privacy.span')} options={all.map(({ span }) => [span, named(span)] as const)} none={say('station.choose')} chosen={typed?.span} error={errors.span} />
        <NumberField name="count" label={say('privacy.number')} value={typed?.count} error={errors.count} />
        <Select name="unit" label={say('privacy.unit')} options={units.map((unit) => [unit, say(`privacy.unit-${unit}`)] as const)} none={say('station.choose')} chosen={typed?.unit} error={errors.unit} />
        <TextArea name="because" label={say('privacy.why')} rows={3} most={2000} value={typed?.because} error={errors.because} />
        <Button>{say('privacy.set')}</Button>
      </form>
    </>
  )
}
