import { named, type PublicZone } from '#domains/territory/words.ts'
import { useSay } from '#web/ui/use-say.ts'

type Listed = Pick<PublicZone, 'slug' | 'names' | 'commissariat' | 'commissariatNames'>

/** The zones by name under the commissariat they belong to. */
export function ZoneList({ zones }: { readonly zones: readonly Listed[] }) {
  const say = useSay()
  if (zones.length === 0) return <p>{say('web.no-zones-yet')}</p>
  const order = new Intl.Collator(say.language, { numeric: true })
  const name = (zone: Listed) => named(zone.names, say.language)
  const groups = [...Map.groupBy(zones, ({ commissariat }) => commissariat).values()]
  return groups.map((group) => (
    <section key={group[0]!.commissariat}>
      <h2>{named(group[0]!.commissariatNames, say.language)}</h2>
      <ul className="places">{group.toSorted((one, other) => order.compare(name(one), name(other))).map((zone) => <li key={zone.slug}><a href={`/${say.language}/zones/${zone.slug}`}>{name(zone)}</a></li>)}</ul>
    </section>
  ))
}
