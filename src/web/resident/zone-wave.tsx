import { data } from 'react-router'
import { publishedPlaceCounts, publishedRemarkCounts, zoneResults } from '#domains/survey/index.ts'
import { zone } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { Back } from '#web/ui/back.tsx'
import { everybody } from '#web/ui/everybody.ts'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/zone-wave'
import { aboutFigures } from './cycle/about-figures.ts'
import { NamedPlaces } from './result/named-places.tsx'
import { OwnWords } from './result/own-words.tsx'
import { Result } from './result/result.tsx'

export const headers = everybody

export async function loader(arrival: Route.LoaderArgs) {
  const { zone: slug, wave: id } = arrival.params
  const [{ names }, { waves, result, instrument }] = await Promise.all([ask(arrival, zone, { slug }), ask(arrival, zoneResults, { slug, wave: id })])
  const wave = waves.find((one) => one.wave === id)
  if (!wave || !result) throw data({ code: 'web.no-such-page' }, { status: 404 })
  const [wrote, pinned] = await Promise.all([ask(arrival, publishedRemarkCounts, { slug, wave: id }), ask(arrival, publishedPlaceCounts, { slug, wave: id })])
  return { slug, names, wave, result, instrument, wrote, pinned, about: await aboutFigures(arrival, slug, wave.wave, result) }
}

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? `${named(loaderData.names, params.lang)}, ${named(loaderData.wave.names, params.lang)}` : 'Vatra')

/** What a zone's residents said in an earlier wave, as it was published then. */
export default function ZoneWave({ loaderData: { slug, names, wave, result, instrument, wrote, pinned, about } }: Route.ComponentProps) {
  const say = useSay()
  const zone = named(names, say.language)
  return (
    <>
      <Back to={`/${say.language}/zones/${slug}`}>{say('web.to-zone', { zone })}</Back>
      <h1>{zone}: {named(wave.names, say.language)}</h1>
      <Result slug={slug} result={result} wave={wave} instrument={instrument} about={about}><OwnWords {...wrote} /><NamedPlaces counted={pinned} /></Result>
    </>
  )
}
