import { redirect } from 'react-router'
import { printSheets } from '#domains/fieldwork/index.ts'
import { submit } from '#web/http/ctx.ts'
import type { Route } from './+types/sheets-file'

/** The printed sheets as a file, made this once; what cannot be printed is said on the page that asked. */
export async function action(arrival: Route.ActionArgs) {
  const { lang, wave } = arrival.params
  const sent = await submit(arrival, printSheets, ({ zone, count, language }) => ({ wave, zone, count: Number(count), language, address: new URL(`/${String(language)}/answer`, arrival.request.url).href }))
  if (!sent.ok) return redirect(`/${lang}/station/waves/${wave}/paper?no=${Object.values(sent.refused.fields)[0] ?? sent.refused.code}`)
  return new Response(new Uint8Array(Buffer.from(sent.answer.pdf, 'base64')), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="sheets-${wave.slice(0, 8)}.pdf"`, 'cache-control': 'no-store' },
  })
}

/** Asked for by its address alone there is nothing to hand out. */
export const loader = ({ params }: Route.LoaderArgs) => redirect(`/${params.lang}/station/waves/${params.wave}/paper`)
