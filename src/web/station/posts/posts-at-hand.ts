import { roles } from '#access/actor.ts'
import { organisations } from '#domains/partners/index.ts'
import { persons } from '#domains/people/index.ts'
import { directorates, zones } from '#domains/territory/index.ts'
import { may } from '#frame/allow.ts'
import { named } from '#domains/territory/words.ts'
import { ask, ctxOf, type Arrival } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { areaNames } from './area-names.ts'

/** What the pages of posts are made with: the areas by name, which roles this visitor may give in which of them, who can be given one, and the day. */
export async function postsAtHand(arrival: Arrival & { readonly params: { readonly lang: string } }) {
  const { actor, now } = await ctxOf(arrival), say = speak(arrival.params.lang)
  const mine = actor.kind === 'person' ? actor.directorate : ''
  const partners = may('partners.organisations', actor, {}) ? await ask(arrival, organisations, {}) : { organisations: [] }
  const areas = areaNames(mine, (await ask(arrival, directorates, {})).directorates.map((one) => ({ ...one, commissariats: say.inOrder(one.commissariats) })), say.inOrder((await ask(arrival, zones, { directorate: mine, withVillages: true })).zones), say.inOrder(partners.organisations), {
    village: (village, zone) => ({ [say.language]: say('station.village-of-zone', { village: named(village, say.language), zone: named(zone, say.language) }) }), country: { [say.language]: say('station.post-over-country') },
  })
  const gives = (role: string, commissariat: string | null, country: string | null = null) => may('people.open-post', actor, { directorate: mine, commissariat, role, country })
  const given = roles.filter((role) => role !== 'resident' && areas.some(({ commissariat, country }) => gives(role, commissariat, country)))
  const people = may('people.persons', actor, { directorate: mine }) ? say.inOrder((await ask(arrival, persons, {})).persons).map(({ person, name }) => [person as string, name] as const) : []
  return { mine, areas, given, people, gives, today: now.toISOString().slice(0, 10), over: areas.filter(({ commissariat, country }) => given.some((role) => gives(role, commissariat, country))) }
}
