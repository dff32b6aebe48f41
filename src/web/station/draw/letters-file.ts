import { redirect } from 'react-router'
import { wave } from '#domains/survey/index.ts'
import { ask, typedIn } from '#web/http/ctx.ts'
import { attachment, markedName } from '../exports/marked.ts'
import type { Route } from './+types/letters-file'

/** The list that a page has just shown, as a file: it comes from that page, because nothing here knows it any more. One that tells of persons is called by how it left. */
export async function action(arrival: Route.ActionArgs) {
  const { wave: id } = await ask(arrival, wave, { wave: arrival.params.wave })
  const { list, mark } = (await typedIn(arrival.request)) ?? {}
  const name = typeof mark === 'string' && mark !== '' ? `letters-${markedName(mark)}.csv` : `letters-${id.slice(0, 8)}.csv`
  // The mark at its beginning tells spreadsheets that the letters are UTF-8.
  return new Response(`\uFEFF${typeof list === 'string' ? list : ''}`, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': attachment(name) } })
}

/** Asked for by its address alone there is nothing to hand out. */
export const loader = ({ params }: Route.LoaderArgs) => redirect(`/${params.lang}/station/waves/${params.wave}`)
