import { zones } from '#domains/territory/index.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Start } from '#web/ui/button.tsx'
import { everybody } from '#web/ui/everybody.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/home'
import { ZoneList } from './zone-list.tsx'
import { ZoneSearch } from './zone-search.tsx'

export const headers = everybody

/** So many zones are listed on the first page; a country has a page of its own for them. */
const listed = 40

export async function loader(arrival: Route.LoaderArgs) {
  const all = (await ask(arrival, zones, {})).zones
  return { many: all.length > listed, zones: all.length > listed ? [] : all.map(({ slug, names, commissariat, commissariatNames }) => ({ slug, names, commissariat, commissariatNames })) }
}

export function meta({ params }: Route.MetaArgs) {
  const say = speak(params.lang)
  return [{ title: `Vatra – ${say('web.home-title')}` }, { name: 'description', content: say('web.home-1') }]
}

/** The start: what this is in three sentences, the way to one's zone, the way to answer. */
export default function Home({ loaderData: { many, zones } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <h1>{say('web.home-title')}</h1>
      <p className="lead">{say('web.home-1')} {say('web.home-2')} {say('web.home-3')}</p>
      <ZoneSearch />
      {many ? <p><a href={`/${say.language}/zones`}>{say('web.back-to-zones')}</a></p> : <ZoneList zones={zones} />}
      <section className="invited">
        <h2>{say('web.invited-title')}</h2>
        <p>{say('web.invited')}</p>
        <Start to={`/${say.language}/answer`}>{say('web.answer-now')}</Start>
      </section>
    </>
  )
}
