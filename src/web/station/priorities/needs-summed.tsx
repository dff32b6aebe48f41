import type { needsSummed } from '#domains/plans/index.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Needs = Awaited<ReturnType<typeof needsSummed>>

/** What the running plans need together, by kind and unit, with its cost where somebody knows it; and zone by zone. */
export function NeedsSummed({ needs: { all, commissariats, zones }, currency }: { readonly needs: Needs; readonly currency: string }) {
  const say = useSay()
  const columns = [{ title: say('partner.kind') }, { title: say('partner.how-much'), number: true }, { title: say('partner.cost'), number: true }, { title: say('station.needs-in-plans'), number: true }]
  return (
    <section aria-labelledby="needs-summed">
      <h2 id="needs-summed">{say('station.needs-together')}</h2>
      {all.length === 0 ? <p>{say('station.needs-none')}</p> : (
        <>
          <Table caption={say('station.needs-caption')} columns={columns} rows={all.map((sum) => ({ key: `${sum.kind} ${sum.unit}`, cells: cellsOf(say, currency, sum) }))} />
          {commissariats.length > 1 && say.inOrder(commissariats).map(({ commissariat, names, needs }) => <Table key={commissariat} caption={named(names, say.language)} columns={columns} rows={needs.map((sum) => ({ key: `${sum.kind} ${sum.unit}`, cells: cellsOf(say, currency, sum) }))} />)}
          <Table caption={say('station.needs-by-zone')} columns={[{ title: say('station.plan-zone') }, ...columns.slice(0, 3)]}
            rows={say.inOrder(zones).flatMap(({ plan, names, needs }) => needs.map((sum) => ({ key: `${plan} ${sum.kind} ${sum.unit}`, cells: [<a key="zone" href={`/${say.language}/station/plans/${plan}#needs`}>{named(names, say.language)}</a>, ...cellsOf(say, currency, sum).slice(0, 3)] })))} />
        </>
      )}
    </section>
  )
}

const cellsOf = (say: Say, currency: string, { kind, unit, amount, cents, unpriced, plans }: Needs['all'][number]) => [
  say.any(`plans.need-${kind}`), `${say.number(amount, Number.isInteger(amount) ? 0 : 1)} ${unit}`,
  cents === 0 && unpriced > 0 ? say('station.needs-not-known') : unpriced > 0 ? say('station.needs-partly-known', { sum: say.money(cents, currency), unpriced }) : say.money(cents, currency), say.number(plans),
]
