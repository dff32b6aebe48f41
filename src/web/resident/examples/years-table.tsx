import type { WorkedExample } from '#domains/programme/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { chance } from './figure-words.ts'

/** Counts year by year, and whether each change is more than chance would make. */
export function YearsTable({ years }: Pick<WorkedExample, 'years'>) {
  const say = useSay()
  const sign = (change: number) => (change < 0 ? '−' : '+')
  return (
    <Table dense caption={say('web.example-years')}
      columns={[{ title: say('web.example-year') }, { title: say('web.example-crimes'), number: true }, { title: say('web.example-change'), number: true }, { title: say('web.example-chance'), number: true }, { title: say('web.example-beyond-chance') }, { title: say('web.example-line'), number: true }]}
      rows={years.map(({ year, count, change, p, seen, line }) => ({ key: String(year), cells: [
        String(year), say.number(count), change === null ? '–' : `${sign(change)}${say.share(Math.abs(change), 1)}`, p === null ? '–' : chance(say, p),
        seen === null ? '–' : say(seen ? 'web.example-yes' : 'web.example-no'), String(line),
      ] }))} />
  )
}
