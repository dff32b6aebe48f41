import { zones } from '#domains/territory/index.ts'
import { plainLetters } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { everybody } from '#web/ui/everybody.ts'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/zones'
import { ZoneList } from './zone-list.tsx'
import { ZoneSearch } from './zone-search.tsx'

export const headers = everybody

export async function loader(arrival: Route.LoaderArgs) {
  const sought = new URL(arrival.request.url).searchParams.get('q')?.trim() ?? ''
  const all = (await ask(arrival, zones, {})).zones
  const found = sought === '' ? all : all.filter(({ names, code }) => [...Object.values(names), code].some((name) => plainLetters(name).includes(plainLetters(sought))))
  return { sought, found: found.length, zones: (found.length > 0 ? found : all).map(({ slug, names, commissariat, commissariatNames }) => ({ slug, names, commissariat, commissariatNames })) }
}

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.zones-title'))

/** Every zone, or those that are called like that. */
export default function Zones({ loaderData: { sought, found, zones } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <h1>{say('web.zones-title')}</h1>
      <ZoneSearch sought={sought} />
      {sought !== '' && <p role="status">{say('web.zones-found', { n: found })}</p>}
      <ZoneList zones={zones} />
    </>
  )
}
