import { data } from 'react-router'
import { noteBreak, zoneTrend } from '#domains/incidents/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Start } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { BreakForm } from './break-form.tsx'
import { OtherPlaces } from './other-places.tsx'
import { periodOf } from './period-of.ts'
import { placeOf } from './place-of.ts'
import { RecordedOnly } from './recorded-only.tsx'
import { RecordedTrend } from './recorded-trend.tsx'
import type { Route } from './+types/incidents'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('incidents.recorded'))

export async function loader(arrival: Route.LoaderArgs) {
  const place = await placeOf(arrival)
  return { ...place, trend: await ask(arrival, zoneTrend, { commissariat: place.here.id, ...(await periodOf(arrival, place.here.id)) }) }
}

/** Writes down that recording or the law changed from a day on. */
export async function action(arrival: Route.ActionArgs) {
  const { here } = await placeOf(arrival)
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const words = { [arrival.params.lang ?? 'en']: typed.words }
  const noted = await attempt(arrival, noteBreak, { commissariat: here.id, on: typed.on, words, categories: typed.category ? [typed.category] : [] }, typed)
  return noted.ok ? data({ noted: true, code: null, fields: {}, values: {}, typed: {} as Record<string, string> }) : data({ noted: false, ...noted.refused, typed }, { status: noted.status })
}

export default function Incidents({ loaderData: { here, others, takesIn, zones, trend }, actionData: done }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, done?.fields, done?.values)
  const wordsKey = Object.keys(errors).find((name) => name.startsWith('words'))
  return (
    <>
      <h1>{say('incidents.recorded')}</h1>
      {done?.code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(done.code, done.values)} />}
      {done?.noted && <Notice kind="done" title={say('incidents.break-noted')} />}
      <RecordedOnly />
      <OtherPlaces others={others} />
      {takesIn && <p><Start to={`/${say.language}/station/incidents/import?commissariat=${here.id}`}>{say('incidents.open-import')}</Start></p>}
      <h2>{named(here.names, say.language)}</h2>
      <RecordedTrend trend={trend} />
      <h2>{say('incidents.your-zones')}</h2>
      <ul className="places">{say.inOrder(zones).map(({ slug, names }) => <li key={slug}><a href={`/${say.language}/station/zones/${slug}/incidents`}>{named(names, say.language)}</a></li>)}</ul>
      {takesIn && <BreakForm typed={done?.typed ?? {}} errors={{ ...errors, ...(wordsKey && { words: errors[wordsKey]! }) }} />}
    </>
  )
}
