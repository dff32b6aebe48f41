import { redirect } from 'react-router'
import { exportFor } from '#domains/privacy/index.ts'
import { submit, visitorOf } from '#web/http/ctx.ts'
import { askingFor } from '../exports/agreed-at.ts'
import { marked, markedName } from '../exports/marked.ts'
import { handedOver } from './handed-over.ts'
import type { Route } from './+types/export-file'

/** What is kept of somebody who was granted access, as a file to be handed to them; what keeps it from leaving is said on the page of the request, and how a second person is asked. */
export async function action(arrival: Route.ActionArgs) {
  const { lang, request } = arrival.params, paper = new URL(arrival.request.url).pathname.endsWith('.pdf')
  const sent = await submit(arrival, exportFor, ({ purpose, toWhom, recipient, agreed }) => ({ request, language: lang, paper, ...(agreed ? { agreed } : { purpose: purpose || undefined, toWhom: toWhom || undefined, recipient: recipient || undefined }) }))
  if (sent.ok) return handedOver(sent.answer, paper, `kept-${markedName(marked(sent.answer.taken, (await visitorOf(arrival)).name))}`)
  const { code, fields, values } = sent.refused
  // 307: what was typed goes along.
  if (code === 'frame.second-person-first') return redirect(askingFor(lang, 'privacy.export-for', request, values.rows), 307)
  return redirect(`/${lang}/station/privacy/${request}?no=${Object.values(fields)[0] ?? code}&hours=${Number(values.hours ?? 0)}&rows=${Number(values.rows ?? 0)}&most=${Number(values.most ?? 0)}`)
}

/** Asked for by its address alone there is nothing to hand out. */
export const loader = ({ params }: Route.LoaderArgs) => redirect(`/${params.lang}/station/privacy/${params.request}`)
