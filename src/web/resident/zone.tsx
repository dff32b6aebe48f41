import { zoneOfficers } from '#domains/people/index.ts'
import { publishedPlaceCounts, publishedPolls, publishedRemarkCounts, zoneResults } from '#domains/survey/index.ts'
import { zone } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { everybody } from '#web/ui/everybody.ts'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/zone'
import { AfterContact, GroupsAsked } from './beside/others-said.tsx'
import { Polls } from './beside/polls.tsx'
import { aboutFigures } from './cycle/about-figures.ts'
import { cycleOf } from './cycle/cycle-of.ts'
import { ZoneCycle } from './cycle/zone-cycle.tsx'
import { Officers } from './officers.tsx'
import { NamedPlaces } from './result/named-places.tsx'
import { OwnWords } from './result/own-words.tsx'
import { Result } from './result/result.tsx'
import { Waves } from './waves.tsx'

export const headers = everybody

export async function loader(arrival: Route.LoaderArgs) {
  const slug = arrival.params.zone
  const [{ names, commissariatNames, villages }, officers, said] = await Promise.all([ask(arrival, zone, { slug }), ask(arrival, zoneOfficers, { slug }), ask(arrival, zoneResults, { slug })])
  const wave = said.waves[0]?.wave
  const [wrote, pinned] = wave ? await Promise.all([ask(arrival, publishedRemarkCounts, { slug, wave }), ask(arrival, publishedPlaceCounts, { slug, wave })]) : [null, null]
  const [contacts, groups, { polls }] = await Promise.all([
    ask(arrival, zoneResults, { slug, audience: 'contacts' }), ask(arrival, zoneResults, { slug, audience: 'key-persons' }), ask(arrival, publishedPolls, { directorate: said.zone.directorate }),
  ])
  return { cycle: await cycleOf(arrival, slug), about: wave && said.result ? await aboutFigures(arrival, slug, wave, said.result) : [], contacts, groups: groups.waves, polls, slug, names, commissariatNames, villages, officers, wrote, pinned, ...said }
}

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(named(loaderData?.names ?? {}, params.lang) || speak(params.lang)('web.zones'))

/** A zone's page: who answers for it, what residents said, and what changed. */
export default function Zone({ loaderData: { slug, names, commissariatNames, villages, officers, waves, result, instrument, wrote, pinned, contacts, groups, polls, cycle, about } }: Route.ComponentProps) {
  const say = useSay()
  const wave = waves[0]
  return (
    <>
      <Back to={`/${say.language}/zones`}>{say('web.back-to-zones')}</Back>
      <h1>{named(names, say.language)}</h1>
      <p className="quiet">{say('web.zone-of', { commissariat: named(commissariatNames, say.language) })}</p>
      {villages.length > 0 && <p>{`${say('web.villages-of-zone')}: ${say.list(say.inOrder(villages).map((village) => named(village.names, say.language)))}`}</p>}
      <Officers zone={officers} />
      <ZoneCycle slug={slug} {...cycle} />
      {result && wave ? <Result slug={slug} result={result} wave={wave} instrument={instrument} about={about}>{wrote && <OwnWords {...wrote} />}{pinned && <NamedPlaces counted={pinned} />}</Result> : <><h2>{say('web.what-residents-said')}</h2><p>{say('web.not-asked-yet')}</p></>}
      <AfterContact slug={slug} said={contacts} />
      <GroupsAsked slug={slug} waves={groups} />
      <Polls polls={polls} result={result} instrument={instrument} />
      <Waves slug={slug} waves={waves.slice(1)} />
    </>
  )
}
