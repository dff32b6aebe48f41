import { named } from '#domains/territory/words.ts'
import { walks } from '#domains/work/index.ts'
import { may } from '#frame/allow.ts'
import type { Handle } from '#web/root.tsx'
import { ask, ctxOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button, Start } from '#web/ui/button.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { WaysOfWork } from '../built/ways-of-work.tsx'
import { zonesAtHand } from '../zones-at-hand.ts'
import { WalkTold } from './walk-told.tsx'
import type { Route } from './+types/walks'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.work-walks'))

export async function loader(arrival: Route.LoaderArgs) {
  const places = await zonesAtHand(arrival)
  const asked = new URL(arrival.request.url).searchParams.get('zone')
  const zone = places.find(({ slug }) => slug === asked) ?? (await firstWalked(arrival, places)) ?? places[0] ?? null
  const { actor } = await ctxOf(arrival)
  return { places, zone, walks: zone === null ? [] : (await ask(arrival, walks, { zone: zone.zone })).walks, may: zone !== null && may('work.note-walk', actor, { ...zone, partners: [] }) }
}

/** Where none is asked for, the first zone with a walk to show. */
async function firstWalked(arrival: Route.LoaderArgs, places: Awaited<ReturnType<typeof zonesAtHand>>) {
  for (const place of places) if ((await ask(arrival, walks, { zone: place.zone })).walks.length > 0) return place
  return undefined
}

/** The places of a zone that were walked through with a checklist: what is to be mended, and what a second visit found better. */
export default function Walks({ loaderData: { places, zone, walks: all, may: mine } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <h1>{say('station.work-walks')}</h1>
      <p className="lead">{say('station.work-walks-lead')}</p>
      <WaysOfWork at="walks" walks />
      {places.length > 1 && (
        <form method="get" className="search filters">
          <Select name="zone" label={say('station.zone')} options={places.map(({ slug, names }) => [slug, named(names, say.language)] as const)} chosen={zone?.slug} />
          <Button quiet>{say('station.show')}</Button>
        </form>
      )}
      {mine && zone && <p><Start to={`/${say.language}/station/walks/new?zone=${zone.slug}`}>{say('station.work-begin-walk')}</Start></p>}
      {all.length === 0 ? <Notice title={say('station.work-no-walks', { zone: named(zone?.names ?? {}, say.language) })} /> : all.map((walk) => <WalkTold key={walk.walk} walk={walk} again={mine && zone ? `/${say.language}/station/walks/new?zone=${zone.slug}&visit=follow-up&where=${encodeURIComponent(walk.whereabouts)}` : null} />)}
    </>
  )
}
