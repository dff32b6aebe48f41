import { inOrder, named, type PublicZone } from '#domains/territory/words.ts'
import { useSay } from '#web/ui/use-say.ts'

type Listed = Pick<PublicZone, 'slug' | 'names' | 'commissariat' | 'commissariatNames'>

/** The zones by name under the commissariat they belong to. */
export function ZoneList({ zones }: { readonly zones: readonly Listed[] }) {
  const say = useSay()
  if (zones.length === 0) return <p>{say('web.no-zones-yet')}</p>
  const name = (zone: Listed) => named(zone.names, say.language)
  const groups = inOrder([...Map.groupBy(zones, ({ commissariat }) => commissariat).values()], say.language, ([first]) => named(first!.commissariatNames, say.language))
  return groups.map((group) => (
    <section key={group[0]!.commissariat}>
      <h2>{named(group[0]!.commissariatNames, say.language)}</h2>
      <ul className="places">{say.inOrder(group).map((zone) => <li key={zone.slug}><a href={`/${say.language}/zones/${zone.slug}`}>{name(zone)}</a></li>)}</ul>
    </section>
  ))
}
