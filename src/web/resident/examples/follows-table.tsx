import type { WorkedExample } from '#domains/programme/words.ts'
import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { amount } from './figure-words.ts'

/** What is worked out of the source's figures, and of which. */
export function FollowsTable({ follows, said }: Pick<WorkedExample, 'follows' | 'said'>) {
  const say = useSay()
  const nameOf = (id: string) => named(said.find((figure) => figure.id === id)?.names ?? { en: id }, say.language)
  return (
    <Table caption={say('web.example-follows')} columns={[{ title: say('web.what') }, { title: say('web.example-computed') }, { title: say('web.example-of') }]}
      rows={follows.map((each) => ({ key: each.id, cells: [
        named(each.names, say.language),
        <>{amount(say, each)}{each.band && <span className="beneath">{say.any(`web.example-band.${each.band}`)}</span>}</>,
        each.of.map(nameOf).join('; '),
      ] }))} />
  )
}
