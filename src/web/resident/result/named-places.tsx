import { times, type PlaceCount } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Named = PlaceCount['places'][number]

/** Public places that residents named as dangerous, and for which time of day; a dot grows with how many did. */
export function NamedPlaces({ counted: { places, others } }: { readonly counted: PlaceCount }) {
  const say = useSay()
  if (places.length === 0 && !others) return null
  const most = Math.max(...[...places, ...(others ? [others] : [])].map(({ people }) => people))
  const row = (key: string, words: string, { people, times: when }: Pick<Named, 'people' | 'times'>) => ({ key, cells: [
    <span key="place" className="named-place"><svg width="22" height="22" aria-hidden="true"><circle className="filled" cx="11" cy="11" r={3 + 8 * Math.sqrt(people / most)} /></svg> {words}</span>,
    say.number(people), ...times.map((time) => (when[time] === null ? say('web.under-five') : say.number(when[time]))),
  ] })
  return (
    <section>
      <h2>{say('web.dangerous-places')}</h2>
      <p>{say('web.dangerous-places-note')}</p>
      <Table quietCaption caption={say('web.dangerous-places-table')} columns={[{ title: say('web.place') }, { title: say('web.people-who-named-it'), number: true }, ...times.map((time) => ({ title: say.any(`web.time-${time}`), number: true }))]}
        rows={[...places.map((place, at) => row(String(at), named(place.names, say.language), place)), ...(others ? [row('others', say('web.other-places'), others)] : [])]} />
    </section>
  )
}
