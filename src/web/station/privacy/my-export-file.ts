import { myExport } from '#domains/privacy/index.ts'
import { ask } from '#web/http/ctx.ts'
import { handedOver } from './handed-over.ts'
import type { Route } from './+types/my-export-file'

/** Everything that is kept of whoever is signed in, as a file for programs or to be read. */
export async function loader(arrival: Route.LoaderArgs) {
  const { lang } = arrival.params, paper = new URL(arrival.request.url).pathname.endsWith('.pdf')
  return handedOver(await ask(arrival, myExport, { language: lang, paper }), paper)
}
