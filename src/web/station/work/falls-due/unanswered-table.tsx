import { named, type Names } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { Leads } from '../../leads/leads.tsx'
import type { Opens } from '../../leads/opens.ts'

type Asked = { readonly kind: 'plan' | 'task'; readonly plan: string | null; readonly action: string | null; readonly words: Names | null; readonly task: string | null; readonly organisation: string; readonly name: string; readonly opens: Opens | null }

/** What organisations were asked and have not answered yet: to agree with a plan, or to take on a task. */
export function UnansweredTable({ unanswered }: { readonly unanswered: readonly Asked[] }) {
  const say = useSay()
  if (unanswered.length === 0) return null
  return (
    <Table caption={`${say('station.work-unanswered')} (${say.number(unanswered.length)})`} columns={[{ title: say('station.work-who-was-asked') }, { title: say('station.work-asked-what') }, { title: say('station.work-where') }]}
      rows={unanswered.map(({ kind, plan, action, words, task, organisation, name, opens }) => () => ({ key: `${kind} ${plan} ${action} ${organisation}`, cells: [
        name, kind === 'task' ? say('station.work-asked-for-task', { words: task ?? '' }) : say('station.work-asked-for-plan'),
        kind === 'task' ? <Leads key="action" to={`/actions/${action}#tasks`} opens={opens}>{named(words ?? {}, say.language)}</Leads> : <Leads key="plan" to={`/plans/${plan}`} opens={opens}>{say('station.work-open-plan')}</Leads>,
      ] }))} />
  )
}
