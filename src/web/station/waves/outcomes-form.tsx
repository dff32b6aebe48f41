import { outcomes } from '#domains/survey/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly typed: Readonly<Record<string, string | readonly string[] | undefined>>; readonly errors: Readonly<Record<string, string>>; readonly wrong: readonly { readonly line: number; readonly code: string }[] }

/** Notes what became of letters that brought no answer: their codes, one a line, and one outcome for all of them. */
export function OutcomesForm({ typed, errors, wrong }: Props) {
  const say = useSay()
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes">{say('station.outcomes')}</h2>
      <form method="post">
        <TextArea name="notedCodes" label={say('station.codes-of-letters')} hint={say('station.codes-of-letters-hint')} value={text('notedCodes')} error={errors.notedCodes} rows={6} />
        {wrong.length > 0 && <ul className="error">{wrong.map(({ line, code }) => <li key={line}>{say('station.named-is', { name: say('station.in-line', { line }), words: say.any(code) })}</li>)}</ul>}
        <Choice name="outcome" label={say('station.what-became')} options={outcomes.map((outcome) => ({ value: outcome, words: say.any(`station.outcome-${outcome}`), hint: say.any(`station.outcome-${outcome}-hint`) }))} chosen={text('outcome')} error={errors.outcome} />
        <Button quiet name="intent" value="note">{say('station.note-outcomes')}</Button>
      </form>
    </section>
  )
}
