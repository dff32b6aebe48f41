import { zones } from '#domains/territory/index.ts'
import { ask } from '#web/http/ctx.ts'
import { island } from '#web/http/bytes/islands.ts'
import { speak } from '#web/say.ts'
import { everybody } from '#web/ui/everybody.ts'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/map'
import { ZoneList } from './zone-list.tsx'

export const headers = everybody

export async function loader(arrival: Route.LoaderArgs) {
  const all = (await ask(arrival, zones, {})).zones
  return { island: island('map'), zones: all.map(({ slug, names, commissariat, commissariatNames }) => ({ slug, names, commissariat, commissariatNames })) }
}

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.map-title'))

/** The zones on a map, over the list that says the same. */
export default function Map({ loaderData: { island, zones } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <h1>{say('web.map-title')}</h1>
      <p>{say('web.map-lead')}</p>
      {island && island.styles.map((href) => <link key={href} rel="stylesheet" href={href} />)}
      {island && <div id="map" className="map" role="region" aria-label={say('web.map-label')} data-zones="/open/zones.geojson" data-page={`/${say.language}/zones/`} data-language={say.language} hidden />}
      <noscript><p className="quiet">{say('web.map-needs')}</p></noscript>
      {island && <script type="module" src={island.script} />}
      <ZoneList zones={zones} />
    </>
  )
}
