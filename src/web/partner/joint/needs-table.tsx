import type { z } from 'zod'
import { needKinds, type Need } from '#domains/plans/words.ts'
import type { ReactNode } from 'react'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Needed = z.output<typeof Need>
type Props = { readonly needs: readonly Needed[]; readonly currency: string; readonly caption: string; readonly last?: ((need: Needed) => ReactNode) | undefined }

/** What a plan needs that is not there, by kind, with the sum of what is known to cost money. */
export function NeedsTable({ needs, currency, caption, last }: Props) {
  const say = useSay()
  if (needs.length === 0) return null
  const costed = needs.filter(({ cents }) => cents !== null)
  const sum = costed.reduce((total, { cents }) => total + cents!, 0)
  return (
    <>
      <Table caption={caption} quietCaption
        columns={[{ title: say('partner.need') }, { title: say('partner.kind') }, { title: say('partner.how-much'), number: true }, { title: say('partner.cost'), number: true }, ...(last ? [{ title: <span className="unseen">{say('station.what-can-be-done')}</span> }] : [])]}
        rows={needKinds.flatMap((kind) => needs.filter((need) => need.kind === kind)).map((need) => ({ key: need.need, cells: [
          need.words, say.any(`plans.need-${need.kind}`), `${say.number(need.amount, Number.isInteger(need.amount) ? 0 : 1)} ${need.unit}`, need.cents === null ? '–' : say.money(need.cents, currency), ...(last ? [last(need)] : []),
        ] }))} />
      {costed.length > 0 && <p>{say('partner.needs-sum', { sum: say.money(sum, currency), costed: costed.length, needs: needs.length })}</p>}
    </>
  )
}
