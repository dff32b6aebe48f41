import { plainCheck } from '#domains/plans/words.ts'
import type { Names } from '#domains/territory/words.ts'
import { Button } from '#web/ui/button.tsx'
import { ownNames, spoken } from '#web/say.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../../plans/as-asked.ts'
import { HardToRead } from '../../plans/hard-to-read.tsx'
import { InLanguages } from '../../plans/in-languages.tsx'
import type { SeenCycle } from '../cycle-at.ts'
import { owedIn } from '../owed-in.ts'

const answers = [['done', 'done'], ['notDone', 'not-done'], ['why', 'why'], ['help', 'help']] as const

/** What was done, what was not, why, and how residents can help, each in every language; under each what is hard to read in it. */
export function AnswersForm({ seen: { cycle, account, plan }, typed, errors }: Form & { readonly seen: SeenCycle }) {
  const say = useSay()
  return (
    <form method="post">
      <input type="hidden" name="cycle" value={cycle.cycle} />
      <p className="hint">{owedIn(say, plan?.languages ?? [])}</p>
      {answers.map(([answer, called]) => (
        <div key={answer}>
          <InLanguages name={`account-${answer}`} label={say(`web.answer-${called}`)} hint={say.any(`station.cycle-hint-${called}`)} names={account[answer]} rows={5} most={4000} typed={typed} errors={errors} />
          <Checked told={account[answer]} />
        </div>
      ))}
      <Button name="intent" value="account">{say('station.cycle-keep-answers')}</Button>
    </form>
  )
}

/** What is hard to read in an answer that was kept, language by language; a word for it when nothing is. */
function Checked({ told }: { readonly told: Names }) {
  const say = useSay()
  const written = spoken.flatMap((language) => (told[language] ? [{ language, words: told[language] }] : []))
  const hard = written.filter(({ language, words }) => plainCheck(words, language).toMend.length > 0)
  if (hard.length === 0) return written.length > 0 ? <p className="quiet">{say('station.plan-reads-well')}</p> : null
  return <>{hard.map(({ language, words }) => <div key={language}><p><b>{ownNames[language]}</b></p><HardToRead language={language} words={words} /></div>)}</>
}
