import { exportFor } from '#domains/privacy/index.ts'
import { ask } from '#web/http/ctx.ts'
import { handedOver } from './handed-over.ts'
import type { Route } from './+types/export-file'

/** What is kept of somebody who was granted access, as a file to be handed to them. */
export async function loader(arrival: Route.LoaderArgs) {
  const { lang, request } = arrival.params, paper = new URL(arrival.request.url).pathname.endsWith('.pdf')
  return handedOver(await ask(arrival, exportFor, { request, language: lang, paper }), paper)
}
