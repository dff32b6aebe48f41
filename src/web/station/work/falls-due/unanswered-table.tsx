import { named, type Names } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Asked = { readonly kind: 'plan' | 'task'; readonly plan: string | null; readonly action: string | null; readonly words: Names | null; readonly task: string | null; readonly organisation: string; readonly name: string }

/** What organisations were asked and have not answered yet: to agree with a plan, or to take on a task. */
export function UnansweredTable({ unanswered }: { readonly unanswered: readonly Asked[] }) {
  const say = useSay()
  if (unanswered.length === 0) return null
  const at = `/${say.language}/station`
  return (
    <Table caption={`${say('station.work-unanswered')} (${say.number(unanswered.length)})`} columns={[{ title: say('station.work-who-was-asked') }, { title: say('station.work-asked-what') }, { title: say('station.work-where') }]}
      rows={unanswered.map(({ kind, plan, action, words, task, organisation, name }) => () => ({ key: `${kind} ${plan} ${action} ${organisation}`, cells: [
        name, kind === 'task' ? say('station.work-asked-for-task', { words: task ?? '' }) : say('station.work-asked-for-plan'),
        kind === 'task' ? <a key="action" href={`${at}/actions/${action}#tasks`}>{named(words ?? {}, say.language)}</a> : <a key="plan" href={`${at}/plans/${plan}`}>{say('station.work-open-plan')}</a>,
      ] }))} />
  )
}
