import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Task = { readonly organisation: string; readonly name: string; readonly words: string; readonly state: string; readonly because: string | null }
type Props = { readonly tasks: readonly Task[]; readonly mayAnswer: boolean; readonly typed: Readonly<Record<string, string>>; readonly errors: Readonly<Record<string, string>> }

/** What partners were asked to do at an action and what they said; an answer that came by telephone is noted for them, with how it came. */
export function TasksOf({ tasks, mayAnswer, typed, errors }: Props) {
  const say = useSay()
  return (
    <ul className="log">
      {tasks.map(({ organisation, name, words, state, because }) => {
        const mine = typed.organisation === organisation
        return (
          <li key={organisation}>
            <p><b>{name}</b> <Tag>{say.any(`plans.task-${state}`)}</Tag></p>
            <p>{words}</p>
            {because && <p><b>{say('station.work-reason')}</b> {because}</p>}
            {mayAnswer && state !== 'declined' && (
              <details className="fold" open={mine}>
                <summary>{say('station.work-answer-for', { name })}</summary>
                <form method="post">
                  <input type="hidden" name="organisation" value={organisation} />
                  <Choice name={`answer-${organisation}`} label={say('station.work-what-did-they-say')} inline options={(['accepted', 'declined', 'returned'] as const).map((one) => ({ value: one, words: say.any(`plans.task-${one}`) }))} chosen={mine ? typed[`answer-${organisation}`] : undefined} error={mine ? errors.state : undefined} />
                  <TextField name={`said-${organisation}`} label={say('station.work-how-was-it-said')} hint={say('station.work-how-was-it-said-hint')} value={mine ? typed[`said-${organisation}`] : undefined} error={mine ? errors.because : undefined} />
                  <Button quiet name="intent" value="answer">{say('station.work-note-answer')}</Button>
                </form>
              </details>
            )}
          </li>
        )
      })}
    </ul>
  )
}
