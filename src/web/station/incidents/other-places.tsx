import { named, type Names } from '#domains/territory/words.ts'
import { useSay } from '#web/ui/use-say.ts'

/** The same page for the other commissariats within reach. */
export function OtherPlaces({ others }: { readonly others: readonly { readonly id: string; readonly names: Names }[] }) {
  const say = useSay()
  if (others.length === 0) return null
  return <ul className="places" aria-label={say('incidents.where')}>{others.map(({ id, names }) => <li key={id}><a href={`?commissariat=${id}`}>{named(names, say.language)}</a></li>)}</ul>
}
