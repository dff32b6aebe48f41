import { outcomes, saidBetter } from '#domains/cycles/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../../plans/as-asked.ts'
import { InLanguages } from '../../plans/in-languages.tsx'
import type { SeenCycle } from '../cycle-at.ts'
import { owedIn } from '../owed-in.ts'

type Props = Form & { readonly problem: SeenCycle['problems'][number]; readonly cycle: string; readonly languages: readonly string[] }

/** The judgement of a person. Where the measure does not say "better", whoever calls it a success or solved tells everybody why. */
export function AssessForm({ problem: { assessment, change, recorded }, cycle, languages, typed, errors }: Props) {
  const say = useSay()
  const owes = saidBetter({ outcome: 'success', solved: true }, change, recorded)
  const hint = owedIn(say, languages)
  return (
    <form method="post">
      <h2>{say(assessment ? 'station.cycle-judge-anew' : 'station.cycle-judge-it')}</h2>
      <input type="hidden" name="cycle" value={cycle} />
      <Choice name="assess-outcome" label={say('station.cycle-outcome')} options={outcomes.map((outcome) => ({ value: outcome, words: say.any(`cycles.outcome-${outcome}`) }))} chosen={typed['assess-outcome'] ?? assessment?.outcome} error={errors['assess-outcome']} />
      <Choice name="assess-solved" label={say('station.cycle-is-it-solved')} hint={say('station.cycle-is-it-solved-hint')} options={[{ value: 'yes', words: say('station.cycle-solved-yes') }, { value: 'no', words: say('station.cycle-solved-no') }]} chosen={typed['assess-solved'] ?? (assessment ? (assessment.solved ? 'yes' : 'no') : undefined)} error={errors['assess-solved']} />
      <TextArea name="assess-reasoning" label={say('station.cycle-reasoning')} hint={say('station.cycle-reasoning-hint')} most={4000} value={typed['assess-reasoning'] ?? assessment?.reasoning} error={errors['assess-reasoning']} />
      <InLanguages name="assess-told" label={say('station.cycle-told')} hint={hint} names={assessment?.told ?? {}} rows={4} most={4000} typed={typed} errors={errors} />
      {owes && (
        <>
          <Notice title={say('station.cycle-must-be-explained')}><p>{say('station.cycle-must-be-explained-why')}</p></Notice>
          <InLanguages name="assess-despite" label={say('station.cycle-despite')} hint={say('station.cycle-despite-hint')} names={assessment?.despite ?? {}} rows={3} most={4000} typed={typed} errors={errors} />
        </>
      )}
      <Button name="intent" value="assess">{say('station.cycle-keep-judgement')}</Button>
    </form>
  )
}
