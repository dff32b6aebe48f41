import type { Strategy } from '#domains/plans/words.ts'
import type { z } from 'zod'
import { Category } from '#domains/incidents/words.ts'
import { lsesCore } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../plans/as-asked.ts'
import { InLanguages } from '../plans/in-languages.tsx'
import type { Rolled } from './rolled-up.tsx'

type Props = Form & { readonly strategy: z.output<typeof Strategy> | null; readonly rolled: Rolled; readonly year: number }
const places = ['first', 'second', 'third', 'fourth', 'fifth'] as const

/** A concern by its words: as the zones that have it know it, else as the questionnaire or the record calls it. */
export function called(say: Say, code: string, { priorities }: Rolled): string {
  const known = priorities.find(({ question, category }) => question === code || category === code)
  const asked = known?.names ?? lsesCore.questions.find(({ id }) => id === code)?.label
  if (asked) return named(asked, say.language)
  return Category.options.some((one) => one === code) ? say.any(`incidents.category-${code}`) : code
}

/** The words of a year's strategy and what comes first in it; written anew until it is adopted. */
export function StrategyForm({ strategy, rolled, year, typed, errors }: Props) {
  const say = useSay()
  const writing = strategy !== null && strategy.adoptedOn === null ? strategy : null
  const codes = [...new Set([...rolled.priorities.flatMap(({ question, category }) => question ?? category ?? []), ...(writing?.priorities ?? [])])]
  return (
    <Fold title={writing ? say('station.strategy-change') : say('station.strategy-begin')} open={typed.intent === 'strategy'}>
      <form method="post">
        <NumberField name="strategy-year" label={say('station.strategy-year')} value={typed['strategy-year'] ?? String(writing?.year ?? (strategy?.adoptedOn ? strategy.year + 1 : year))} error={errors['strategy-year']} />
        <InLanguages name="strategy-words" label={say('station.strategy-words')} hint={say('station.strategy-words-hint')} rows={6} most={4000} names={writing?.words} typed={typed} errors={errors} />
        {places.map((place, at) => (
          <Select key={place} name={`strategy-${place}`} label={say(`station.strategy-${place}`)} none={say('station.strategy-nothing-more')} options={codes.map((code) => [code, called(say, code, rolled)] as const)}
            chosen={typed[`strategy-${place}`] ?? (writing ? writing.priorities[at] : codes[at])} error={errors[`strategy-${place}`]} />
        ))}
        <Button quiet name="intent" value="strategy">{say('station.strategy-keep')}</Button>
      </form>
    </Fold>
  )
}
