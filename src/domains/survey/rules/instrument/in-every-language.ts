import type { Instrument } from '../../words.ts'
import et from './languages/et.json' with { type: 'json' }
import lv from './languages/lv.json' with { type: 'json' }
import nl from './languages/nl.json' with { type: 'json' }
import ru from './languages/ru.json' with { type: 'json' }
import sq from './languages/sq.json' with { type: 'json' }
import uk from './languages/uk.json' with { type: 'json' }

type Texts = Readonly<Record<string, string>>
/** What each English text of a questionnaire is in the other languages; figures stand for themselves. */
export const books: Readonly<Record<string, Texts>> = { ru, uk, sq, et, lv, nl }

/**
 * The questionnaire in all the languages that there is a book of. What is asked in the languages it has stays as it is,
 * so that a series goes on from a round that was asked in fewer.
 */
export function inEveryLanguage(instrument: Instrument): Instrument {
  return {
    ...instrument, languages: [...new Set([...instrument.languages, ...Object.keys(books)])], names: translated(instrument.names),
    blocks: instrument.blocks.map((block) => ({ ...block, names: translated(block.names), ...(block.intro && { intro: translated(block.intro) }) })),
    questions: instrument.questions.map(inLanguages),
  }
}

function inLanguages(question: Instrument['questions'][number]): Instrument['questions'][number] {
  const { words, label, hint, choices, measure } = question
  return {
    ...question, words: translated(words),
    ...(label && { label: translated(label) }),
    ...(hint && { hint: translated(hint) }),
    ...(choices && { choices: choices.map((choice) => ({ ...choice, words: translated(choice.words) })) }),
    ...(measure?.words && { measure: { ...measure, words: translated(measure.words) } }),
  }
}

function translated(words: Texts): Texts {
  const english = words.en!
  const said = Object.entries(books).flatMap(([language, book]) => {
    const text = book[english] ?? (/^\d+$/.test(english) ? english : undefined)
    return text === undefined ? [] : [[language, text] as const]
  })
  return { ...words, ...Object.fromEntries(said) }
}
