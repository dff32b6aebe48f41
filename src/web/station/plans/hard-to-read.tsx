import { plainCheck } from '#domains/plans/words.ts'
import type { Say } from '#web/say.ts'
import { useSay } from '#web/ui/use-say.ts'

type ToMend = ReturnType<typeof plainCheck>['toMend'][number]

/** Each sentence of a text that is hard to read, with what makes it hard; or that none is. */
export function HardToRead({ language, words }: { readonly language: string; readonly words: string }) {
  const say = useSay()
  const { toMend } = plainCheck(words, language)
  if (toMend.length === 0) return <p className="quiet">{say('station.plan-reads-well')}</p>
  return <><p><b>{say('station.plan-mend', { sentences: toMend.length })}</b></p><ul>{toMend.map((sentence, at) => <li key={at}><q lang={language}>{sentence.sentence}</q> {hardSays(say, sentence)}</li>)}</ul></>
}

/** What makes a sentence hard. */
function hardSays(say: Say, { words, tooLong, hard }: ToMend): string {
  return [
    ...(tooLong ? [say('station.plan-too-long', { words })] : []),
    ...hard.map(({ word, instead }) => (instead ? say('station.plan-say-instead', { word, instead }) : say('station.plan-long-word', { word }))),
  ].join(' ')
}
