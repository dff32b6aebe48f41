import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

/** A post somebody held, from a day to a day. */
export type Held = { readonly role: string; readonly area: string; readonly commissariat: string | null; readonly from: string; readonly to: string | null }
/** What has to be known of everybody to tell whether a look has to do with somebody's work: names, posts then and now, and where each zone and problem and plan lies. Names are compared here and go nowhere. */
export type Known = {
  readonly nameOf: (person: string) => string
  readonly postsOn: (person: string, day: string) => readonly Held[]
  readonly zoneOf: (thing: string) => string | undefined
  readonly commissariatOf: (zone: string) => string | undefined
}

/** Reads it once for a whole list. */
export async function knownPeople(ctx: Ctx, directorate: string): Promise<Known> {
  const of = tables(ctx)
  const persons = await of.selectFrom('people.persons').select(['id', 'name']).where('directorate_id', '=', directorate).execute()
  const held = await of.selectFrom('people.holdings as h').innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id'))
    .select(['h.person_id', 'p.role', 'p.area_id as area', 'p.commissariat_id as commissariat', 'h.from_on as from', 'h.to_on as to']).where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).execute()
  const zones = await of.selectFrom('territory.zones').select(['id', 'commissariat_id']).where('directorate_id', '=', directorate).execute()
  const [problems, plans] = [await of.selectFrom('problems.problems').select(['id', 'zone_id']).where('directorate_id', '=', directorate).execute(),
    await of.selectFrom('plans.plans').select(['id', 'zone_id']).where('directorate_id', '=', directorate).execute()]
  const names = new Map(persons.map(({ id, name }) => [id, name])), posts = Map.groupBy(held, ({ person_id }) => person_id)
  const homes = new Map(zones.map(({ id, commissariat_id }) => [id, commissariat_id])), places = new Map([...problems, ...plans].map(({ id, zone_id }) => [id, zone_id]))
  return {
    nameOf: (person) => names.get(person) ?? '',
    postsOn: (person, day) => (posts.get(person) ?? []).filter(({ from, to }) => from <= day && (to === null || to > day)),
    zoneOf: (thing) => places.get(thing) ?? undefined,
    commissariatOf: (zone) => homes.get(zone),
  }
}
