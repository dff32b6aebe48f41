import type { Assessment } from '#domains/cycles/words.ts'
import { ownNames, spoken } from '#web/say.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { z } from 'zod'
import { HardToRead } from '../../plans/hard-to-read.tsx'

/** What was made of a problem, as residents will read it; each sentence that is hard to read is told to whoever can mend it. */
export function Judgement({ assessment: { outcome, solved, reasoning, told, despite, assessedBy, assessedOn }, checked }: { readonly assessment: z.output<typeof Assessment>; readonly checked: boolean }) {
  const say = useSay()
  const lines = spoken.flatMap((language) => [told[language], despite?.[language]].flatMap((words) => (words ? [{ language, words }] : [])))
  return (
    <>
      <h2>{say('station.cycle-judged')}</h2>
      <p><b>{say.any(`cycles.outcome-${outcome}`)}</b>, {say(solved ? 'station.cycle-solved' : 'station.cycle-goes-on')}. {reasoning}</p>
      <p className="quiet">{say('station.cycle-judged-by', { name: assessedBy, day: say.day(assessedOn) })}</p>
      {lines.map(({ language, words }, at) => <div key={at}><h3>{ownNames[language]}</h3><p lang={language}>{words}</p>{checked && <HardToRead language={language} words={words} />}</div>)}
    </>
  )
}
