import { named, type Names } from '#domains/territory/words.ts'
import type { FundedConcern } from '#domains/work/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly concerns: readonly FundedConcern[]; readonly wave: Names | null; readonly name: Names | null }

/** The concerns of residents in their own order, each with what was spent on it: what comes first and was paid by nobody is seen too. */
export function ConcernsFunded({ concerns, wave, name }: Props) {
  const say = useSay()
  if (concerns.length === 0) return null
  const caption = [say('station.work-sums'), ...(name ? [named(name, say.language)] : []), ...(wave ? [named(wave, say.language)] : [])].join(' · ')
  return (
    <Table caption={caption} columns={[{ title: say('station.work-concern') }, { title: say('station.work-rank'), number: true }, { title: say('station.work-how-many'), number: true }, { title: say('station.work-sum'), number: true }, { title: say('station.work-idea-of-police'), number: true }]}
      rows={concerns.flatMap(({ question, names, rank, sums }) => {
        const words = question === null ? say('station.work-no-concern') : named(names ?? { en: question }, say.language)
        const place = [words, rank === null ? '–' : say.number(rank, Number.isInteger(rank) ? 0 : 1)]
        return sums.length === 0 ? [{ key: String(question), cells: [...place, say.number(0), '–', '–'] }]
          : sums.map(({ currency, cents, investments, proposedByPolice }) => ({ key: `${question} ${currency}`, cells: [...place, say.number(investments), say.money(cents, currency), say.money(proposedByPolice, currency)] }))
      })} />
  )
}
