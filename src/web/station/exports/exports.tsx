import { data, redirect } from 'react-router'
import { exportDeeds, exportLimits } from '#access/exporting.ts'
import { answerExport, askExport, exports } from '#domains/privacy/index.ts'
import { ask, attempt, refusal, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { ExportFields } from './export-fields.tsx'
import { AskedExports, LeftExports } from './export-tables.tsx'
import type { Route } from './+types/exports'

const ways = ['asked', 'agreed', 'refused'] as const
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('privacy.exports'))

export async function loader(arrival: Route.LoaderArgs) {
  const asked = new URL(arrival.request.url).searchParams
  return { ...(await ask(arrival, exports, {})), wanted: wantedIn(asked), done: ways.find((way) => way === asked.get('done')) ?? null }
}

/** What somebody was about to take when they were told that it takes two; without it nothing is asked for here. */
function wantedIn(asked: URLSearchParams) {
  const deed = exportDeeds.find((one) => one === asked.get('deed')), thing = asked.get('thing') ?? '', rows = asked.get('rows') ?? ''
  return deed && /^[0-9a-f-]{36}$/.test(thing) ? { deed, thing, rows: /^\d{1,6}$/.test(rows) ? rows : '' } : null
}

/** One asks, another agrees or refuses. What arrives from a page that could not hand the file over is shown to be asked for. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const to = (done: (typeof ways)[number]) => redirect(`/${arrival.params.lang}/station/exports?done=${done}`)
  if (typed.agree !== undefined) {
    const sent = await attempt(arrival, answerExport, { request: typed.agree, answer: 'agreed' }, typed)
    return sent.ok ? to('agreed') : refusal(sent)
  }
  if (typed.refuse !== undefined) {
    const sent = await attempt(arrival, answerExport, { request: typed.refuse, answer: 'refused', reason: typed[`reason-${typed.refuse}`] || undefined }, typed)
    return sent.ok ? to('refused') : refusal(sent)
  }
  const { purpose, toWhom, recipient, rows } = typed, wanted = wantedIn(new URL(arrival.request.url).searchParams)
  if (wanted === null || typed.ask === undefined) return data({ code: null, fields: {}, values: {}, typed: { purpose, toWhom, recipient } })
  const sent = await attempt(arrival, askExport, { deed: wanted.deed, thing: wanted.thing, rows, purpose: purpose || undefined, toWhom: toWhom || undefined, recipient: recipient ?? '' }, typed)
  return sent.ok ? to('asked') : refusal(sent)
}

/** What is to leave the house with rows of persons, and what left: to be asked for, agreed to and looked after. */
export default function Exports({ loaderData: { requests, taken, today, wanted, done }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values), typed = no?.typed as Readonly<Record<string, string | undefined>> | undefined
  return (
    <>
      <h1>{say('privacy.exports')}</h1>
      <p className="lead">{say('privacy.exports-lead', { alone: exportLimits.alone, hours: exportLimits.goodHours, most: exportLimits.aDay })}</p>
      {done && <Notice kind="done" title={say(`privacy.export-done-${done}`)} />}
      {no?.code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {wanted && (
        <section aria-labelledby="ask-second">
          <h2 id="ask-second">{say('privacy.ask-export')}</h2>
          <p>{say('privacy.ask-export-lead', { alone: exportLimits.alone, days: exportLimits.toAnswerDays, hours: exportLimits.goodHours })}</p>
          <form method="post">
            <NumberField name="rows" label={say('privacy.rows-at-most')} value={typed?.rows ?? wanted.rows} error={errors.rows} />
            <ExportFields deed={wanted.deed} typed={typed} errors={errors} />
            <Button name="ask" value="yes">{say('privacy.ask-export')}</Button>
          </form>
        </section>
      )}
      {requests.length === 0 ? <p>{say('privacy.no-exports-asked')}</p> : <AskedExports all={requests} errors={errors} />}
      {taken.length === 0 ? <p>{say('privacy.no-exports-left')}</p> : <LeftExports all={taken} />}
      <p>{say('privacy.exports-today', { taken: today.taken, most: today.most })}{today.nextAt && <> {say('privacy.exports-next', { day: say.day(today.nextAt.slice(0, 10)), time: today.nextAt.slice(11, 16) })}</>}</p>
    </>
  )
}
