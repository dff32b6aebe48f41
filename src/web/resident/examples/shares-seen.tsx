import type { WorkedExample } from '#domains/programme/words.ts'
import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { amountSaid } from './figure-words.ts'

/** Where the true shares would lie, had so many people been drawn at random. */
export function SharesSeen({ said }: Pick<WorkedExample, 'said'>) {
  const say = useSay()
  const shares = said.filter(({ ifAsked }) => ifAsked.length > 0)
  const [first] = shares
  if (!first) return null
  return (
    <section>
      <h2>{say('web.example-shares')}</h2>
      <p>{say('web.example-shares-lead')}</p>
      <Table unseenCaption caption={say('web.example-shares')}
        columns={[{ title: say('web.example-figure') }, { title: say('web.example-value') }, ...first.ifAsked.map(({ n }) => ({ title: say('web.example-with', { n }) }))]}
        rows={shares.map((share) => ({ key: share.id, cells: [
          named(share.names, say.language), amountSaid(say, share), ...share.ifAsked.map(({ low, high }) => say('web.range', { low: say.share(low, 1), high: say.share(high, 1) })),
        ] }))} />
    </section>
  )
}
