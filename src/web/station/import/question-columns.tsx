import { missing, type Mapping, type Question } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { useSay } from '#web/ui/use-say.ts'
import { ColumnMatch } from './column-match.tsx'
import type { Proposal } from './screen.ts'
import { valuesOf } from './unclear.ts'
import { ValueMeanings } from './value-meanings.tsx'

type Props = { readonly proposal: Proposal; readonly mapping: Mapping }

/** Block by block, the column of each question; a block that needs no look stays closed. */
export function QuestionColumns({ proposal: { instrument, columns }, mapping }: Props) {
  const say = useSay()
  const asked = instrument.questions.filter(({ kind }) => kind !== 'text')
  const found = (questions: readonly Question[]) => questions.filter(({ id }) => mapping.questions[id]).length
  return (
    <section aria-labelledby="each-question">
      <h2 id="each-question">{say('station.questions')}</h2>
      <p>{say('station.columns-found', { found: found(asked), questions: asked.length })}{found(asked) < asked.length && ` ${say('station.others-not-asked')}`}</p>
      {instrument.blocks.map(({ id, names }) => {
        const rows = asked.filter(({ block }) => block === id).map((question) => ({ question, values: valuesOf(question, mapping, columns) }))
        const withColumn = found(rows.map(({ question }) => question))
        if (rows.length === 0) return null
        return (
          <details className="fold block" key={id} open={withColumn < rows.length || rows.some(({ values }) => values.some(({ means }) => means === ''))}>
            <summary><b>{named(names, say.language)}</b> <small>{say('station.found-of', { found: withColumn, questions: rows.length })}</small></summary>
            {rows.map(({ question, values }) => (
              <ColumnMatch key={question.id} name={`asked-${question.id}`} label={<><small>{question.id}</small> {named(question.label ?? question.words, say.language)}</>} columns={columns} chosen={mapping.questions[question.id]?.column ?? ''} none={say('station.not-asked')}>
                <ValueMeanings none={say('station.choose-meaning')} options={meaningsOf(question, say)} values={values} />
              </ColumnMatch>
            ))}
          </details>
        )
      })}
    </section>
  )
}

function meaningsOf({ kind, choices = [] }: Question, say: Say): (readonly [string, string])[] {
  const answers = kind === 'number' ? [['itself', say('station.number-itself')] as const] : choices.map(({ code, words }) => [`code-${code}`, `${code} · ${named(words, say.language)}`] as const)
  return [...answers, ...Object.keys(missing).map((silence) => [silence, say.any(`station.means-${silence}`)] as const)]
}
