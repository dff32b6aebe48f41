import { blockers, workStates } from '#domains/work/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { PictureField } from './picture-field.tsx'

type Props = { readonly typed: Readonly<Record<string, string>>; readonly errors: Readonly<Record<string, string>>; readonly today: string; /** A picture was chosen and could not be given back. */ readonly pictureLost: boolean; /** A partner's picture is shown to residents only when the station says so. */ readonly of: 'station' | 'partner' }

/** What was done at an action, written down standing: how it stands, a sentence, a picture; the rest only for whoever needs it. */
export function ProgressForm({ typed, errors, today, pictureLost, of }: Props) {
  const say = useSay()
  const more = ['told', 'minutes', 'on'].some((name) => errors[name] || (typed[name] && typed[name] !== today))
  return (
    <form method="post" encType="multipart/form-data" className="progress-form">
      <Choice name="state" label={say('station.work-how-it-stands')} inline options={workStates.map((state) => ({ value: state, words: say.any(`work.state-${state}`) }))} chosen={typed.state} error={errors.state} />
      <TextArea name="words" label={say('station.work-what-was-done')} rows={2} most={2000} value={typed.words} error={errors.words} />
      <fieldset className="field apart">
        <legend>{say('station.work-only-if-not-done')}</legend>
        <Select name="blocker" label={say('station.work-what-stands-in-the-way')} none={say('station.work-nothing')} options={blockers.map((blocker) => [blocker, say.any(`work.blocker-${blocker}`)] as const)} chosen={typed.blocker} error={errors.blocker} />
        <TextField name="because" label={say('station.work-why')} hint={say('station.work-why-hint')} value={typed.because} error={errors.because} />
      </fieldset>
      <PictureField typed={typed} errors={errors} lost={pictureLost} shows={of === 'station'} />
      <Fold title={say('station.work-more')} open={more}>
        <TextArea name="told" label={say('station.work-words-for-residents')} hint={say('station.work-words-for-residents-hint')} rows={2} most={2000} value={typed.told} error={errors.told} />
        <TextArea name="minutes" label={say('station.work-minutes')} hint={say('station.work-minutes-hint')} rows={3} value={typed.minutes} error={errors.minutes} />
        <DateField name="on" label={say('station.work-on-which-day')} value={typed.on ?? today} error={errors.on} />
      </Fold>
      <Button name="intent" value="note">{say('station.work-write-it-down')}</Button>
    </form>
  )
}
