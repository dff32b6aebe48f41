import type { WorkedExample } from '#domains/programme/words.ts'
import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { amountSaid } from './figure-words.ts'

/** The source's figures as it says them, with the line of each, and whether it says how many were asked. */
export function SaidTable({ said }: Pick<WorkedExample, 'said'>) {
  const say = useSay()
  return (
    <Table caption={say('web.example-said')} columns={[{ title: say('web.example-figure') }, { title: say('web.example-value') }, { title: say('web.example-asked') }, { title: say('web.example-line'), number: true }]}
      rows={said.map((figure) => ({ key: figure.id, cells: [
        named(figure.names, say.language), amountSaid(say, figure),
        figure.n !== null ? say.number(figure.n) : figure.unit === 'share' || figure.unit === 'points' ? say('web.example-not-given') : '–', String(figure.line),
      ] }))} />
  )
}
