import type { Action } from '#domains/plans/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../as-asked.ts'
import type { Hands } from '../problem/action-form.tsx'

type Props = Form & { readonly action: Action; readonly organisations: Hands['organisations']; readonly mine: boolean; readonly onBehalf: boolean }

/** What other organisations are asked to do in an action, and how they answered; another can be asked, and what was said by telephone noted. */
export function Tasks({ action: { tasks }, organisations, mine, onBehalf, typed, errors }: Props) {
  const say = useSay()
  const others = organisations.filter(({ organisation }) => !tasks.some((task) => task.organisation === organisation && task.state !== 'returned'))
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{say('station.plan-tasks')}</h2>
      {tasks.length === 0 ? <p>{say('station.plan-no-tasks')}</p> : (
        <Table caption={say('station.plan-tasks-caption')} quietCaption columns={[{ title: say('partner.organisation') }, { title: say('partner.task') }, { title: say('partner.answer') }]}
          rows={tasks.map(({ organisation, name, words, state, because, answeredOn }) => ({ key: organisation, cells: [name, words, [say.any(`plans.task-${state}`), answeredOn && say.day(answeredOn), because].filter(Boolean).join(', ')] }))} />
      )}
      {mine && others.length > 0 && (
        <Fold title={say('station.plan-ask-task')} open={typed.intent === 'task'}>
          <form method="post">
            <Select name="task-organisation" label={say('partner.organisation')} none={say('station.plan-choose')} options={say.inOrder(others).map(({ organisation, name }) => [organisation, name] as const)} chosen={typed['task-organisation']} error={errors['task-organisation']} />
            <TextArea name="task-words" label={say('station.plan-task-words')} rows={2} most={2000} value={typed['task-words']} error={errors['task-words']} />
            <Button quiet name="intent" value="task">{say('station.plan-ask')}</Button>
          </form>
        </Fold>
      )}
      {onBehalf && tasks.some(({ state }) => state === 'asked') && (
        <Fold title={say('station.plan-answer-for')} open={typed.intent === 'answer'}>
          <form method="post">
            <Select name="answer-organisation" label={say('partner.organisation')} none={say('station.plan-choose')} options={say.inOrder(tasks.filter(({ state }) => state === 'asked')).map(({ organisation, name }) => [organisation, name] as const)} chosen={typed['answer-organisation']} error={errors['answer-organisation']} />
            <Choice name="answer-state" label={say('station.plan-what-said')} inline options={(['accepted', 'declined', 'returned'] as const).map((state) => ({ value: state, words: say.any(`plans.task-${state}`) }))} chosen={typed['answer-state']} error={errors['answer-state']} />
            <TextArea name="answer-because" label={say('station.plan-how-told')} hint={say('station.plan-how-told-hint')} rows={2} most={2000} value={typed['answer-because']} error={errors['answer-because']} />
            <Button quiet name="intent" value="answer">{say('station.plan-note-answer')}</Button>
          </form>
        </Fold>
      )}
    </section>
  )
}
