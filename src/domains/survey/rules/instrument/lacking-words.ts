import type { Instrument } from '../../words.ts'

type Texts = Readonly<Record<string, string>>

/** How many texts of a questionnaire are missing in each of its languages; readers of that language are shown another, and it is labelled so. */
export function lackingWords(instrument: Instrument): readonly { readonly language: string; readonly texts: number }[] {
  const texts = textsOf(instrument)
  return instrument.languages.map((language) => ({ language, texts: texts.filter((text) => text[language] === undefined).length })).filter((lack) => lack.texts > 0)
}

/** Every text of a questionnaire that somebody reads. */
export function textsOf(instrument: Instrument): readonly Texts[] {
  const blocks = instrument.blocks.flatMap(({ names, intro }) => [names, intro])
  const questions = instrument.questions.flatMap(({ words, label, hint, choices, measure }) => [words, label, hint, measure?.words, ...(choices ?? []).map((choice) => choice.words)])
  return [instrument.names, ...blocks, ...questions].filter((text) => text !== undefined)
}
