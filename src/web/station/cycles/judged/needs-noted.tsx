import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { SeenCycle } from '../cycle-at.ts'

/** What was noted of the needs of a turn: what, how much, what it would cost, and whether it came. */
export function NeedsNoted({ needs, currency }: Pick<SeenCycle, 'needs'> & { readonly currency: string }) {
  const say = useSay()
  if (needs.length === 0) return <p>{say('station.cycle-no-needs')}</p>
  return (
    <Table caption={say('station.cycle-needs-noted')} columns={[{ title: say('partner.need') }, { title: say('partner.kind') }, { title: say('partner.how-much'), number: true }, { title: say('partner.cost'), number: true }, { title: say('station.cycle-did-it-come') }]}
      rows={needs.map(({ shortfall, words, kind, amount, unit, cents, met }) => ({ key: shortfall, cells: [
        words, say.any(`plans.need-${kind}`), `${say.number(amount, Number.isInteger(amount) ? 0 : 1)} ${unit}`, cents === null ? '–' : say.money(cents, currency), say.any(`cycles.met-${met}`),
      ] }))} />
  )
}
