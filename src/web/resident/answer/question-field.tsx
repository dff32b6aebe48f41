import { longestRemark, type Given, type Question } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { Choice, Many, type Possibility } from '#web/ui/form/choice.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly question: Question; readonly given: Given[string] | readonly string[] | undefined; readonly error: string | undefined }

/** One question of the questionnaire as a form asks it, with "I don't know" and "I prefer not to say". */
export function QuestionField({ question, given, error }: Props) {
  const say = useSay()
  const chosen = (Array.isArray(given) ? given : [given ?? '']).map(String)
  const { id: name, kind } = question
  const label = named(question.words, say.language)
  const hint = question.hint && named(question.hint, say.language)
  const otherwise: Possibility[] = question.needed ? [] : [{ value: 'dont-know', words: say('web.dont-know'), apart: true }, { value: 'prefer-not', words: say('web.prefer-not'), apart: true }]
  const options = [...(question.choices ?? []).map(({ code, words }) => ({ value: String(code), words: named(words, say.language) })), ...otherwise]
  if (kind === 'one') return <Choice name={name} label={label} hint={hint} error={error} options={options} chosen={chosen[0]} />
  if (kind === 'many') return <Many name={name} label={label} hint={hint ?? say('web.any-of')} error={error} options={options} chosen={chosen} />
  if (kind === 'text') return <TextArea name={name} label={label} hint={hint ?? say('web.own-words', { n: say.number(longestRemark) })} error={error} value={chosen[0]} most={longestRemark} />
  const typed = chosen.find((one) => !otherwise.some(({ value }) => value === one)) ?? ''
  return (
    <div className="with-otherwise">
      <NumberField name={name} label={label} hint={hint ?? say('web.whole-number')} error={error} value={typed} />
      {otherwise.map(({ value, words }) => <label key={value} className="option apart"><input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} /><span>{words}</span></label>)}
    </div>
  )
}
