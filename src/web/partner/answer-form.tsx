import { Button } from '#web/ui/button.tsx'
import { Choice, type Possibility } from '#web/ui/form/choice.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Fields = Readonly<Record<string, string>>
type Props = {
  readonly organisation: string; /** Whose answer it is, where one person speaks for several. */ readonly several?: string | undefined; readonly title: string; readonly hint?: string; readonly said: string | null; readonly closed: boolean
  readonly options: readonly Possibility[]; readonly because: string; readonly becauseHint: string; readonly typed: Fields; readonly errors: Fields
}

/** An organisation's answer: what it said already, and the form to say it or to say it anew. */
export function AnswerForm({ organisation, several, title, hint, said, closed, options, because, becauseHint, typed, errors }: Props) {
  const say = useSay()
  const form = (
    <form method="post">
      <input type="hidden" name="organisation" value={organisation} />
      <Choice name="state" label={several ? `${title} (${several})` : title} hint={hint} large options={options} chosen={typed.state} error={errors.state} />
      <TextArea name="because" label={because} hint={becauseHint} rows={3} most={2000} value={typed.because} error={errors.because} />
      <Button>{say('partner.send-answer')}</Button>
    </form>
  )
  return (
    <>
      {said && <Notice kind="done" title={say('partner.your-answer')}><p>{said}</p></Notice>}
      {!closed && options.length > 0 && (said === null ? form : <Fold title={say('partner.change-answer')} open={Object.keys(typed).length > 0}>{form}</Fold>)}
    </>
  )
}
