import { data, redirect } from 'react-router'
import { drawSample, wave } from '#domains/survey/index.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import { inTurns } from '#platform/background/in-turns.ts'
import { longWork, waitsHere } from '#web/http/at-work/long-work.ts'
import { ask, provedFirst, visitorOf, type Arrival } from '#web/http/ctx.ts'
import { csvInTurns } from '#web/open/csv.ts'
import { base64Of, carriedOn, heldIn } from '#web/http/wire/set-aside.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { agreedAt, askingFor } from '../exports/agreed-at.ts'
import { marked } from '../exports/marked.ts'
import { fieldErrors } from '../field-errors.ts'
import { readFiles } from '../read-files.ts'
import { DrawForm } from './draw-form.tsx'
import { fieldsOfDraw, lettersWanted } from './letters-wanted.ts'
import type { Route } from './+types/draw'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.draw-the-sample'))
export async function loader(arrival: Route.LoaderArgs) {
  await provedFirst(arrival)
  const plan = await ask(arrival, wave, { wave: arrival.params.wave }), draws = may('survey.draw-sample', (await visitorOf(arrival)).actor, plan)
  const waited = draws ? await waitsHere<Answer>(arrival, ways(plan)) : null
  return { plan, draws, agreed: draws ? await agreedAt(arrival, arrival.params.wave) : null, drawn: waited && (await shownList(arrival, plan, waited)) }
}

type Plan = Awaited<ReturnType<typeof wave>>
type Answer = Awaited<ReturnType<typeof drawSample>>
const ways = ({ wave: id }: Plan) => ({ to: `waves/${id}/draw`, hands: `waves/${id}/draw` })

/** A list that could not be read is chosen again; one that could travels back with the form when something else was wrong. */
const unread = /frame-has-faults|not-a-table|file-is-empty/

/** Draws once and answers with the list; nothing of it is kept, so the same list as a file is made of this very page. What takes long waits for who drew it, to be shown here once. */
export async function action(arrival: Route.ActionArgs) {
  const { fields, bytes: { file: chosen }, names } = await readFiles(arrival.request.clone())
  const plan = await ask(arrival, wave, { wave: arrival.params.wave })
  const bytes = chosen?.length ? chosen : await heldIn(fields.held ?? ''), file = await base64Of(bytes)
  const typed: Record<string, string> = { ...fields, held: carriedOn(bytes), fileName: names.file || fields.fileName || '' }
  const { letters, faults } = lettersWanted(fields, plan.zones)
  if (Object.keys(faults).length > 0) return data({ code: 'frame.invalid', fields: faults, values: {}, typed, inList: [], agreed: await agreedAt(arrival, plan.wave, fields.agreed), drawn: null }, { status: 422 })
  const said = fields.agreed ? { agreed: fields.agreed } : { purpose: fields.purpose || undefined, toWhom: fields.toWhom || undefined, recipient: fields.recipient || undefined }
  const wanted = letters.map(({ zone, count }) => ({ zone, count }))
  const told = ({ drawn, frame }: Answer) => ({ code: 'station.letters-drawn', values: { letters: drawn.length, rows: frame.rows } })
  const errand = { title: 'station.draw-the-sample', same: `${plan.wave} ${file.length} ${JSON.stringify([wanted, said])}`, ...ways(plan), said: told }
  const sent = await longWork(arrival, errand, drawSample, { wave: plan.wave, file, encoding: 'base64', letters: wanted, ...said }, typed)
  // 307: what was typed goes along to the page on which a second person is asked.
  if (!sent.ok && sent.refused.code === 'frame.second-person-first') return redirect(askingFor(arrival.params.lang, 'survey.draw-sample', plan.wave, sent.refused.values.rows), 307)
  if (!sent.ok) return data({ ...sent.refused, ...fieldsOfDraw(sent.refused.fields, letters), typed: { ...typed, ...(unread.test(sent.refused.code) ? { held: '' } : {}) }, agreed: await agreedAt(arrival, plan.wave, fields.agreed), drawn: null }, { status: sent.status })
  return { code: null, fields: {}, values: {}, typed: {}, inList: [], agreed: null, drawn: await shownList(arrival, plan, sent.answer) }
}

/** The list with the names of zones, and as a file. */
async function shownList(arrival: Arrival & { readonly params: { readonly lang: string } }, plan: Plan, answer: Answer) {
  const names = new Map(plan.zones.map(({ zone, names: all }) => [zone as string, named(all, arrival.params.lang)])), zoneName = (zone: string) => names.get(zone) ?? ''
  const mark = marked(answer.taken, (await visitorOf(arrival)).name)
  const rows = await inTurns(answer.drawn, ({ reference, zone, stratum, unit, code }) => ({ reference, zone: zoneName(zone), stratum, unit, code, key: answer.fingerprint, export: mark }))
  const cells = answer.cells.map((cell) => ({ ...cell, zone: zoneName(cell.zone) }))
  return { ...answer, drawn: null, cells, rows, list: (await csvInTurns(rows)).join(''), mark }
}

export default function Draw({ loaderData: { plan, draws, agreed, drawn: waited }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const here = `/${say.language}/station/waves/${plan.wave}`
  const errors = fieldErrors(say, no?.fields, no?.values), drawn = no ? no.drawn : waited
  return (
    <>
      <Back to={here}>{named(plan.names, say.language)}</Back>
      <h1>{say('station.draw-the-sample')}</h1>
      {no?.code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {no && no.inList.length > 0 && <Notice kind="stop" title={say('station.faults')}><ul>{no.inList.map(({ row, column, code }) => <li key={`${row} ${column}`}>{say('station.named-is', { name: say('station.row-and-column', { row, column }), words: say.any(code) })}</li>)}</ul></Notice>}
      {!draws ? <p className="lead">{say('station.owner-draws')}</p> : drawn ? <Drawn here={here} drawn={drawn} /> : <><p className="lead">{say('station.draw-lead')}</p><DrawForm plan={plan} typed={no?.typed ?? {}} errors={errors} agreed={no?.agreed ?? agreed} /></>}
      <h2>{say('station.whom-in-the-household')}</h2>
      <p>{say('station.next-birthday')}</p>
    </>
  )
}

type List = {
  readonly seed: number; readonly fingerprint: string; readonly list: string; /** How it left. */ readonly mark: string; readonly frame: { readonly rows: number; readonly passedOver: number; readonly hash: string }
  readonly rows: readonly { readonly reference: string; readonly zone: string; readonly code: string }[]
  readonly cells: readonly { readonly zone: string; readonly stratum: number | null; readonly rows: number; readonly letters: number }[]
}

/** The list as it was drawn, this once: to be taken away as a file or printed. */
function Drawn({ here, drawn: { seed, list, mark, frame, rows, cells, fingerprint } }: { readonly here: string; readonly drawn: List }) {
  const say = useSay()
  return (
    <>
      <Notice kind="done" title={say('station.letters-drawn', { letters: rows.length, rows: frame.rows })}>
        <p>{say('station.drawn-once')}</p>
        <p>{say('station.print-mark')} <samp>{fingerprint}</samp></p>
        <form method="post" action={`${here}/letters.csv`}><input type="hidden" name="list" value={list} /><input type="hidden" name="mark" value={mark} /><Button>{say('station.take-as-csv')}</Button></form>
      </Notice>
      <Table caption={say('station.whom-to-write')} columns={[{ title: say('station.reference') }, { title: say('station.zone') }, { title: say('station.invitation-code') }]}
        rows={rows.map(({ reference, zone, code }) => ({ key: code, cells: [reference, zone, <code key="code">{code}</code>] }))} />
      <Table caption={say('station.how-drawn')} columns={[{ title: say('station.zone') }, { title: say('station.stratum'), number: true }, { title: say('station.rows-in-list'), number: true }, { title: say('station.letters-count'), number: true }, { title: say('station.chance'), number: true }]}
        rows={cells.map(({ zone, stratum, rows: there, letters }) => ({ key: `${zone} ${stratum}`, cells: [zone, stratum === null ? '–' : String(stratum), say.number(there), say.number(letters), say.share(letters / there, 1)] }))} />
      {frame.passedOver > 0 && <p>{say('station.rows-passed-over', { rows: frame.passedOver })}</p>}
      <p>{say('station.draw-proof')} <code>{seed}</code>, <code>{frame.hash}</code></p>
    </>
  )
}
