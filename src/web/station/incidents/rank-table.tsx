import type { CategoryRank } from '#domains/incidents/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** Kinds of incident by how many were recorded. */
export function RankTable({ caption, ranks }: { readonly caption: string; readonly ranks: readonly CategoryRank[] }) {
  const say = useSay()
  return (
    <Table caption={caption} dense columns={[{ title: say('incidents.kind') }, { title: say('incidents.incidents'), number: true }, { title: say('incidents.share'), number: true }]}
      rows={ranks.map(({ category, count, share }) => ({ key: category, cells: [say.any(`incidents.category-${category}`), say.number(count), say.share(share)] }))} />
  )
}
