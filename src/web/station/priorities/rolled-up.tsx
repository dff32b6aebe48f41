import type { priorities } from '#domains/plans/index.ts'
import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

export type Rolled = Awaited<ReturnType<typeof priorities>>

/** Which problems the zones have put into their running plans: for everything within reach, and for each commissariat when there are several. */
export function RolledUp({ rolled: { zones, priorities: all, commissariats } }: { readonly rolled: Rolled }) {
  const say = useSay()
  const [first] = all
  return (
    <section aria-labelledby="rolled-up">
      <h2 id="rolled-up">{say('station.priorities-of-zones')}</h2>
      {!first ? <p>{say('station.priorities-none')}</p> : (
        <>
          <p>{say('station.priorities-first', { first: named(first.names, say.language), with: first.zones, zones })}</p>
          <OneTable caption={say('station.priorities-caption')} rows={all} />
          {commissariats.length > 1 && say.inOrder(commissariats).map(({ commissariat, names, priorities: own }) => <OneTable key={commissariat} caption={named(names, say.language)} rows={own} />)}
        </>
      )}
    </section>
  )
}

function OneTable({ caption, rows }: { readonly caption: string; readonly rows: Rolled['priorities'] }) {
  const say = useSay()
  return (
    <Table caption={caption}
      columns={[{ title: say('station.priority') }, { title: say('station.priority-zones'), number: true }, { title: say('station.priority-share'), number: true }, { title: say('station.priority-first'), number: true }, { title: say('station.priority-people'), number: true }, { title: say('station.plan-actions'), number: true }]}
      rows={rows.map(({ of, names, zones, share, first, people, actions }) => ({ key: of, cells: [named(names, say.language), say.number(zones), say.share(share), say.number(first), say.number(people), say.number(actions)] }))} />
  )
}
