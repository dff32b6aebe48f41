import { redirect } from 'react-router'
import { printSheets } from '#domains/fieldwork/index.ts'
import { longWork, waitsHere } from '#web/http/at-work/long-work.ts'
import { typedIn } from '#web/http/ctx.ts'
import type { Route } from './+types/sheets-file'

type Printed = Awaited<ReturnType<typeof printSheets>>
const ways = (wave: string) => ({ to: `waves/${wave}/paper`, hands: `waves/${wave}/sheets.pdf` })

/** The printed sheets as a file, made this once; what cannot be printed is said on the page that asked. Many take long: they then wait here for whoever had them made. */
export async function action(arrival: Route.ActionArgs) {
  const { lang, wave } = arrival.params, typed = (await typedIn(arrival.request)) ?? {}, { zone, count, language } = typed
  const errand = { title: 'station.print-paper', same: `${wave} ${zone} ${count} ${language}`, ...ways(wave), said: ({ serials }: Printed) => ({ code: 'station.sheets-printed', values: { sheets: serials.length } }) }
  const sent = await longWork(arrival, errand, printSheets, { wave, zone, count: Number(count), language, address: new URL(`/${String(language)}/answer`, arrival.request.url).href }, typed)
  if (!sent.ok) return redirect(`/${lang}/station/waves/${wave}/paper?no=${Object.values(sent.refused.fields)[0] ?? sent.refused.code}`)
  return fileOf(sent.answer, wave)
}

/** What has waited to be taken. Asked for by its address alone there is nothing to hand out. */
export async function loader(arrival: Route.LoaderArgs) {
  const { lang, wave } = arrival.params, waited = await waitsHere<Printed>(arrival, ways(wave))
  return waited ? fileOf(waited, wave) : redirect(`/${lang}/station/waves/${wave}/paper`)
}

const fileOf = ({ pdf }: Printed, wave: string) => new Response(new Uint8Array(Buffer.from(pdf, 'base64')), {
  headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="sheets-${wave.slice(0, 8)}.pdf"`, 'cache-control': 'no-store' },
})
