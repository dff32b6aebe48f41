import type { WorkedExample } from '#domains/programme/words.ts'
import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { amount, chance } from './figure-words.ts'

/** From which count on a fall is more than chance, and what some months would have shown where the count of a month is known. */
export function FallsSeen({ said }: Pick<WorkedExample, 'said'>) {
  const say = useSay()
  const falls = said.flatMap(({ eventsNeeded, ...figure }) => (eventsNeeded ? [{ ...figure, ...eventsNeeded }] : []))
  if (falls.length === 0) return null
  return (
    <section>
      <h2>{say('web.example-falls')}</h2>
      <p>{say('web.example-falls-lead')}</p>
      <Table unseenCaption caption={say('web.example-falls')}
        columns={[{ title: say('web.example-figure') }, { title: say('web.example-value'), number: true }, { title: say('web.example-least'), number: true }, { title: say('web.example-probably'), number: true }, { title: say('web.example-known-count') }]}
        rows={falls.map((fall) => ({ key: fall.id, cells: [
          named(fall.names, say.language), amount(say, fall), say.number(fall.least), say.number(fall.probably),
          fall.periods[0] ? say('web.example-monthly', { n: say.number(fall.periods[0].before) }) : say('web.example-not-given'),
        ] }))} />
      {falls.filter(({ periods }) => periods.length > 0).map((fall) => (
        <Table key={fall.id} caption={say('web.example-periods', { figure: named(fall.names, say.language) })}
          columns={[{ title: say('web.example-compared') }, { title: say('web.example-before'), number: true }, { title: say('web.example-after'), number: true }, { title: say('web.example-chance'), number: true }, { title: say('web.example-seen-at-all') }]}
          rows={fall.periods.map(({ months, before, after, p, seen }) => ({ key: String(months), cells: [
            say('web.example-months', { months }), say.number(before), say.number(after), chance(say, p), say(seen ? 'web.example-yes' : 'web.example-no'),
          ] }))} />
      ))}
    </section>
  )
}
