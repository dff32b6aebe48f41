import type { ToldProblem } from '#domains/plans/words.ts'
import { useSay } from '#web/ui/use-say.ts'
import { figureLine } from './figure-line.ts'

/** The numbers a problem rests on; each leads to the answers it comes from. */
export function Numbers({ problem }: { readonly problem: ToldProblem }) {
  const say = useSay()
  const { slug, evidence } = problem
  return (
    <>
      <h2>{say('web.what-it-rests-on')}</h2>
      {evidence.length === 0 && <p>{say('web.rests-on-notes')}</p>}
      <ul>
        {evidence.map((line) => (
          <li key={`${line.kind}-${line.wave}-${line.figure}-${line.category}`}>
            {figureLine(say, problem, line)}{' '}
            {line.kind === 'survey-figure' && line.wave && <a href={`/${say.language}/zones/${slug}/waves/${line.wave}#${line.figure}`}>{say('web.to-the-answers')}</a>}
          </li>
        ))}
      </ul>
    </>
  )
}
