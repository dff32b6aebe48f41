import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { Leads } from '../../leads/leads.tsx'
import type { Opens } from '../../leads/opens.ts'
import type { Card } from '../progress/action-cards.tsx'
import { ownedBy } from './owned-by.ts'
import { lateWords } from '../progress/late-words.ts'

/** Actions that want looking at: which, where, whose, by when, and what stands in the way. */
export function DueTable({ title, actions, today }: { readonly title: string; readonly actions: readonly (Card & { readonly opens: Opens | null })[]; readonly today: string }) {
  const say = useSay()
  if (actions.length === 0) return null
  return (
    <Table caption={`${title} (${say.number(actions.length)})`}
      columns={[{ title: say('station.work-action') }, { title: say('station.zone') }, { title: say('station.work-owner') }, { title: say('station.work-due-day') }, { title: say('station.state') }, { title: say('station.work-reason-column') }]}
      rows={actions.map(({ action, words, zoneNames, owner, due, state, blocker, because, opens }) => () => ({ key: action, cells: [
        <Leads key="action" to={`/actions/${action}`} opens={opens}>{named(words, say.language)}</Leads>, named(zoneNames, say.language), ownedBy(say, owner),
        `${say.day(due)}, ${lateWords(say, due, today)}`, say.any(`work.state-${state}`), because ?? (blocker === null ? '–' : say.any(`work.blocker-${blocker}`)),
      ] }))} />
  )
}
