import { paperQuestions } from '#domains/fieldwork/words.ts'
import type { Instrument } from '#domains/survey/words.ts'
import { named, type Names } from '#domains/territory/words.ts'
import type { Typed } from '#web/http/ctx.ts'
import { ownNames } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { fieldOf } from './answers-typed.ts'

type Props = { readonly sheet: { readonly names: Names; readonly zone: Names; readonly instrument: Instrument; readonly state: string }; readonly serial: string; readonly typed: Typed; readonly wrong: Readonly<Record<string, string>> }

/** A sheet on paper as it is keyed in: block by block, one short field a question, from one to the next by Tab. */
export function KeySheet({ sheet: { names, zone, instrument, state }, serial, typed, wrong }: Props) {
  const say = useSay()
  const questions = paperQuestions(instrument).filter(({ question }) => question.kind !== 'text' || state === 'to-key')
  const text = (field: string) => (typeof typed[field] === 'string' ? typed[field] : undefined)
  return (
    <>
      <h1>{say('station.key-sheet', { serial })}</h1>
      <p className="quiet">{named(zone, say.language)}, {named(names, say.language)}</p>
      <p>{say('station.key-how')} {say('station.key-own-words')}</p>
      <form method="post" className="keying">
        <input type="hidden" name="serial" value={serial} />
        <Select name="language" label={say('station.language-of-sheet')} options={instrument.languages.map((language) => [language, language in ownNames ? ownNames[language as keyof typeof ownNames] : language] as const)} chosen={text('language') ?? say.language} />
        {instrument.blocks.map((block) => (
          <section key={block.id} aria-labelledby={`block-${block.id}`}>
            <h2 id={`block-${block.id}`}>{named(block.names, say.language)}</h2>
            {questions.filter(({ question }) => question.block === block.id).map(({ question: { id, kind, label, words }, number }) => {
              const field = { name: fieldOf(id), label: `${number}. ${named(label ?? words, say.language)}`, error: wrong[fieldOf(id)], value: text(fieldOf(id)) }
              return kind === 'text' ? <TextArea key={id} {...field} rows={2} /> : <NumberField key={id} {...field} />
            })}
          </section>
        ))}
        <Button name="intent" value="key">{say('station.key-in')}</Button>
      </form>
    </>
  )
}
