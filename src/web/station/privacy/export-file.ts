import { redirect } from 'react-router'
import { exportFor } from '#domains/privacy/index.ts'
import { longWork, waitsHere } from '#web/http/at-work/long-work.ts'
import { provedFirst, typedIn, visitorOf, type Arrival } from '#web/http/ctx.ts'
import { askingFor } from '../exports/agreed-at.ts'
import { marked, markedName } from '../exports/marked.ts'
import { handedOver } from './handed-over.ts'
import type { Route } from './+types/export-file'

type Told = Awaited<ReturnType<typeof exportFor>>
const isPaper = ({ request }: Arrival) => new URL(request.url).pathname.endsWith('.pdf')
const ways = (request: string, paper: boolean) => ({ to: `privacy/${request}`, hands: `privacy/${request}/export.${paper ? 'pdf' : 'json'}` })
const fileOf = async (arrival: Arrival, told: Told) => handedOver(told, isPaper(arrival), `kept-${markedName(marked(told.taken, (await visitorOf(arrival)).name))}`)

/** What is kept of somebody who was granted access, as a file to be handed to them; what keeps it from leaving is said on the page of the request, and how a second person is asked. */
export async function action(arrival: Route.ActionArgs) {
  const { lang, request } = arrival.params, paper = isPaper(arrival), typed = (await typedIn(arrival.request)) ?? {}, { purpose, toWhom, recipient, agreed } = typed
  const said = agreed ? { agreed } : { purpose: purpose || undefined, toWhom: toWhom || undefined, recipient: recipient || undefined }
  const errand = { title: 'privacy.hand-over', same: `${request} ${paper} ${JSON.stringify(said)}`, ...ways(request, paper) }
  const sent = await longWork(arrival, errand, exportFor, { request, language: lang, paper, ...said }, typed)
  if (sent.ok) return fileOf(arrival, sent.answer)
  const { code, fields, values } = sent.refused
  // 307: what was typed goes along.
  if (code === 'frame.second-person-first') return redirect(askingFor(lang, 'privacy.export-for', request, values.rows), 307)
  return redirect(`/${lang}/station/privacy/${request}?no=${Object.values(fields)[0] ?? code}&hours=${Number(values.hours ?? 0)}&rows=${Number(values.rows ?? 0)}&most=${Number(values.most ?? 0)}`)
}

/** What has waited to be taken, with a proof just shown, as it was asked for. Asked for by its address alone there is nothing to hand out. */
export async function loader(arrival: Route.LoaderArgs) {
  const { lang, request } = arrival.params
  if (new URL(arrival.request.url).searchParams.has('of')) await provedFirst(arrival)
  const waited = await waitsHere<Told>(arrival, ways(request, isPaper(arrival)))
  return waited ? fileOf(arrival, waited) : redirect(`/${lang}/station/privacy/${request}`)
}
