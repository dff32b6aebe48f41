import type { WholePlan } from '#domains/plans/words.ts'
import { ownNames, spoken } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../as-asked.ts'
import { HardToRead } from '../hard-to-read.tsx'
import { InLanguages } from '../in-languages.tsx'

/** The plan in plain words for everybody who lives there; each sentence that is hard to read is told, with what makes it hard. */
export function Summary({ whole: { plan: { summary } }, mine, typed, errors }: Form & { readonly whole: WholePlan; readonly mine: boolean }) {
  const say = useSay()
  const written = spoken.flatMap((language) => (summary?.[language] ? [{ language, words: summary[language] }] : []))
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">{say('station.plan-summary')}</h2>
      {written.length === 0 && <p>{say('station.plan-no-summary')}</p>}
      {written.map(({ language, words }) => (
        <div key={language}>
          <h3>{ownNames[language]}</h3>
          {words.split(/\n+/).map((line, at) => <p key={at} lang={language}>{line}</p>)}
          {mine && <HardToRead language={language} words={words} />}
        </div>
      ))}
      {mine && (
        <Fold title={say('station.plan-write-summary')} open={written.length === 0 || typed.intent === 'summary'}>
          <form method="post">
            <InLanguages name="summary-summary" label={say('station.plan-summary-words')} hint={say('station.plan-summary-hint')} names={summary ?? {}} rows={6} most={4000} typed={typed} errors={errors} />
            <Button quiet name="intent" value="summary">{say('station.plan-keep-summary')}</Button>
          </form>
        </Fold>
      )}
    </section>
  )
}
