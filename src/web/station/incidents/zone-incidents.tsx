import { categoryRanks, zoneTrend } from '#domains/incidents/index.ts'
import { Category, lastDayOf } from '#domains/incidents/words.ts'
import { zone } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { periodOf } from './period-of.ts'
import { RankTable } from './rank-table.tsx'
import { RecordedOnly } from './recorded-only.tsx'
import { RecordedTrend } from './recorded-trend.tsx'
import type { Route } from './+types/zone-incidents'

export const meta: Route.MetaFunction = ({ params, loaderData }) => {
  const say = speak(params.lang)
  return titled(loaderData ? say('incidents.of-zone', { zone: named(loaderData.here.names, say.language) }) : say('incidents.recorded'))
}

/** A zone's trend, of one kind or of all, and what was recorded most in the twelve months that the trend ends with. */
export async function loader(arrival: Route.LoaderArgs) {
  const here = await ask(arrival, zone, { slug: arrival.params.zone })
  const period = await periodOf(arrival, here.commissariat)
  const category = Category.safeParse(new URL(arrival.request.url).searchParams.get('category')).data
  const trend = await ask(arrival, zoneTrend, { zone: here.zone, ...period, ...(category && { category }) })
  const { from, to } = trend.comparison.now
  return { here, category, trend, ranks: await ask(arrival, categoryRanks, { zone: here.zone, from: `${from}-01`, to: lastDayOf(to) }) }
}

export default function ZoneIncidents({ loaderData: { here, category, trend, ranks } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <Back to={`/${say.language}/station/zones/${here.slug}`}>{named(here.names, say.language)}</Back>
      <h1>{say('incidents.of-zone', { zone: named(here.names, say.language) })}</h1>
      <RecordedOnly zone={here.slug} />
      <form method="get">
        <Select name="category" label={say('incidents.kind')} none={say('incidents.all-kinds')} options={Category.options.map((known) => [known, say.any(`incidents.category-${known}`)] as const)} chosen={category} />
        <p className="buttons"><Button quiet>{say('incidents.show')}</Button></p>
      </form>
      <RecordedTrend trend={trend} />
      {ranks.ranks.length > 0 && <RankTable caption={say('incidents.ranks')} ranks={ranks.ranks} />}
      {ranks.foundByPolice.length > 0 && <RankTable caption={say('incidents.by-police')} ranks={ranks.foundByPolice} />}
    </>
  )
}
