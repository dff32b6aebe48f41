import type { Instrument, Question } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Typed } from '#web/http/ctx.ts'
import type { Say } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { fieldOf } from './answers-typed.ts'

type Read = number | string | readonly number[] | null
type Props = {
  readonly sheet: { readonly instrument: Instrument; readonly differences: readonly { readonly question: string; readonly number: number; readonly first: Read; readonly second: Read }[] }
  readonly serial: string; readonly typed: Typed; readonly wrong: Readonly<Record<string, string>>
}

/** What two people read differently off the same sheet, for a third one with the paper at hand. */
export function SettleSheet({ sheet: { instrument, differences }, serial, typed, wrong }: Props) {
  const say = useSay()
  return (
    <>
      <h1>{say('station.key-sheet', { serial })}</h1>
      <p className="lead">{say('station.settle-lead')}</p>
      <form method="post">
        <input type="hidden" name="serial" value={serial} />
        {differences.map(({ question: id, number, first, second }) => {
          const question = instrument.questions.find((one) => one.id === id)
          const chosen = typed[fieldOf(id)]
          const options = [
            { value: 'first', words: say('station.first-read', { words: readAs(say, question, first) }) }, { value: 'second', words: say('station.second-read', { words: readAs(say, question, second) }) },
            { value: 'neither', words: say('station.neither-read'), apart: true },
          ]
          return <Choice key={id} name={fieldOf(id)} label={`${number}. ${named(question?.words ?? {}, say.language)}`} options={options} chosen={typeof chosen === 'string' ? chosen : undefined} error={wrong[fieldOf(id)]} />
        })}
        <Button name="intent" value="settle">{say('station.settle')}</Button>
      </form>
    </>
  )
}

function readAs(say: Say, question: Question | undefined, read: Read): string {
  if (read === null) return say('station.read-nothing')
  if (read === 'dont-know') return say('web.dont-know')
  if (read === 'prefer-not') return say('web.prefer-not')
  const codes = typeof read === 'object' ? read : [Number(read)]
  const words = (question?.choices ?? []).filter(({ code }) => codes.includes(code)).map(({ code, words: of }) => `${code} ${named(of, say.language)}`)
  return words.length > 0 ? say.list(words) : String(read)
}
