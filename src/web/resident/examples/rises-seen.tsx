import type { WorkedExample } from '#domains/programme/words.ts'
import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { amount } from './figure-words.ts'

/** Which of the rises a survey of some size could have seen, and what size each needed. */
export function RisesSeen({ said }: Pick<WorkedExample, 'said'>) {
  const say = useSay()
  const rises = said.flatMap(({ answersNeeded, ...figure }) => (answersNeeded ? [{ ...figure, ...answersNeeded }] : []))
  const [first] = rises
  if (!first) return null
  const count = (n: number, kind: string) => rises.filter(({ surveys }) => surveys.some((survey) => survey.n === n && survey.seen === kind)).length
  return (
    <section>
      <h2>{say('web.example-could-see')}</h2>
      <p>{say('web.example-points-lead', { tests: first.tests })}</p>
      <ul>{first.surveys.map(({ n }) => <li key={n}>{say('web.example-seen-of', { n, all: rises.length, together: count(n, 'together'), alone: count(n, 'alone') })}</li>)}</ul>
      <Table unseenCaption caption={say('web.example-could-see')}
        columns={[{ title: say('web.example-figure') }, { title: say('web.example-value'), number: true }, { title: say('web.example-alone'), number: true }, { title: say('web.example-together'), number: true }, ...first.surveys.map(({ n }) => ({ title: say('web.example-with', { n }) }))]}
        rows={rises.map((rise) => ({ key: rise.id, cells: [
          named(rise.names, say.language), amount(say, rise), say.number(rise.alone), say.number(rise.together), ...rise.surveys.map(({ seen }) => say.any(`web.example-seen.${seen}`)),
        ] }))} />
    </section>
  )
}
