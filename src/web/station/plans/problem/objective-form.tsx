import type { Objective, PlannedProblem } from '#domains/plans/words.ts'
import { named, type Names } from '#domains/territory/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../as-asked.ts'
import { InLanguages } from '../in-languages.tsx'
import { measureOf } from './measured.ts'

/** What an objective can be measured by: the figures of the plan's round, and what was recorded in the year before it. */
export type Measures = { readonly figures: readonly { question: string; names: Names; share: number; low: number; high: number; n: number }[]; readonly categories: readonly { category: string; count: number }[] }
type Props = Form & { readonly problem: PlannedProblem; readonly measures: Measures; readonly objective: Objective | undefined; readonly to: string; readonly open: boolean }

/** What should have changed, by which number, from where to where and by when. The number the problem came from is chosen already; where it stands is filled in by itself. */
export function ObjectiveForm({ problem, measures: { figures, categories }, objective, to, open, typed, errors }: Props) {
  const say = useSay()
  const options = [
    ...figures.map(({ question, names, share, low, high, n }) => [`figure ${question}`, say('problems.figure-offered', { question: named(names, say.language), share: say.share(share), low: say.share(low), high: say.share(high), n })] as const),
    ...categories.map(({ category, count }) => [`category ${category}`, say('problems.count-offered', { category: say.any(`incidents.category-${category}`), count })] as const),
    ['count', say('station.plan-own-count')] as const,
  ]
  const own = objective?.indicator === 'count'
  const target = objective && (objective.indicator === 'survey-figure' ? objective.target * 100 : objective.target)
  return (
    <Fold title={objective ? say('station.plan-change-objective') : say('station.plan-add-objective')} open={open || typed.intent === 'objective'}>
      <form method="post" id="objective">
        {objective && <input type="hidden" name="objective-objective" value={objective.objective} />}
        <InLanguages name="objective-words" label={say('station.plan-objective-words')} hint={say('station.plan-objective-words-hint')} names={objective?.words} typed={typed} errors={errors} />
        <Select name="objective-measure" label={say('station.plan-measure')} hint={say('station.plan-measure-hint')} options={options} chosen={typed['objective-measure'] ?? measureOf(problem, objective, options.map(([value]) => value))} error={errors['objective-measure']} />
        <NumberField name="objective-target" label={say('station.plan-target')} hint={say('station.plan-target-hint')} decimal value={typed['objective-target'] ?? (target === undefined ? '' : String(Math.round(target * 10) / 10))} error={errors['objective-target']} />
        <DateField name="objective-dueOn" label={say('station.plan-by-when')} value={typed['objective-dueOn'] ?? objective?.dueOn ?? to} error={errors['objective-dueOn']} />
        <Fold title={say('station.plan-own-count-only')} open={own || typed['objective-measure'] === 'count'}>
          <NumberField name="objective-baseline" label={say('station.plan-baseline')} hint={say('station.plan-baseline-hint')} decimal value={typed['objective-baseline'] ?? (own ? String(objective.baseline) : '')} error={errors['objective-baseline']} />
          <TextField name="objective-source" label={say('station.plan-source')} hint={say('station.plan-source-hint')} value={typed['objective-source'] ?? (own ? objective.source : '')} error={errors['objective-source']} />
        </Fold>
        <Button quiet name="intent" value="objective">{say('station.plan-keep-objective')}</Button>
      </form>
    </Fold>
  )
}
