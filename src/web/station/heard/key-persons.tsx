import type { Desk, KeyPersons as Told } from '#domains/problems/words.ts'
import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** Residents' order of the concerns beside that of each group of people who know the zone by their work. Nothing is added up across them. */
export function KeyPersons({ laid: { concerns, keyPersons } }: { readonly laid: Desk }) {
  const say = useSay()
  if (keyPersons.length === 0) return null
  const cell = (rank: number | null, share: number | null, withheld: string | null) =>
    rank === null || share === null ? say.any(`web.withheld.${withheld ?? 'not-asked'}`) : say('problems.place-and-share', { rank: say.number(rank, Number.isInteger(rank) ? 0 : 1), share: say.share(share) })
  const of = ({ concerns: told }: Told, question: string) => told.find((one) => one.question === question)
  const rows = concerns.length > 0 ? concerns : keyPersons[0]!.concerns
  return (
    <section aria-labelledby="key-persons">
      <h2 id="key-persons">{say('problems.key-persons')}</h2>
      <p>{say('problems.key-persons-lead')}</p>
      <Table caption={say('problems.key-persons-caption')} quietCaption
        columns={[{ title: say('problems.concern') }, { title: say('problems.residents'), number: true }, ...keyPersons.map(({ group, answers, closesOn }) => ({ title: say('problems.group-answers', { group: named(group, say.language), answers, day: say.day(closesOn) }), number: true }))]}
        rows={rows.map(({ question, names }) => {
          const residents = concerns.find((one) => one.question === question)
          return { key: question, cells: [named(names, say.language), cell(residents?.rank ?? null, residents?.share ?? null, residents?.withheld ?? null), ...keyPersons.map((told) => { const it = of(told, question); return cell(it?.rank ?? null, it?.share ?? null, it?.withheld ?? null) })] }
        })} />
    </section>
  )
}
