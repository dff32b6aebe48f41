import { useSay } from '#web/ui/use-say.ts'

const ways = ['improvements', 'investments', 'walks'] as const

/** What is built, what it cost and how places look: three lists beside each other. */
export function WaysOfWork({ at, walks }: { readonly at: (typeof ways)[number]; /** May whoever reads see the walks of a zone? */ readonly walks: boolean }) {
  const say = useSay()
  return <ul className="further">{ways.filter((way) => way !== at && (way !== 'walks' || walks)).map((way) => <li key={way}><a href={`/${say.language}/station/${way}`}>{say.any(`station.work-${way}`)}</a></li>)}</ul>
}
