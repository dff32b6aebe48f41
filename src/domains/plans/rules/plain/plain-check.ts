import { officialese } from './officialese.ts'

/** The languages whose officialese is known; of others only the length of sentences and words is looked at. */
export const checkedLanguages = Object.keys(officialese)
/** A sentence of more words than this is hard to follow on a phone; a word of more letters than this is hard to read. */
export const longest = { sentence: 20, word: 14 } as const
/** Where words are put together, or carry their endings, longer ones are everyday words. */
const longestIn: Readonly<Record<string, number>> = { ru: 16, uk: 16, lv: 16, et: 18, nl: 18 }

export type HardWord = { readonly word: string; readonly why: 'long' | 'officialese'; readonly instead: string | null }
export type ToMend = { readonly sentence: string; readonly words: number; readonly tooLong: boolean; readonly hard: readonly HardWord[] }

/** Which sentences of a text to mend so that everybody can read it: too long, with very long words, or in the language of offices (D6; seed line 1467: accessible language). */
export function plainCheck(text: string, language: string): { readonly sentences: number; readonly toMend: readonly ToMend[] } {
  const sentences = sentencesOf(text)
  const looked = sentences.map((sentence) => {
    const words = wordsOf(sentence)
    return { sentence, words: words.length, tooLong: words.length > longest.sentence, hard: hardWords(sentence, words, language) }
  })
  return { sentences: sentences.length, toMend: looked.filter(({ tooLong, hard }) => tooLong || hard.length > 0) }
}

/** After these a full stop ends no sentence. */
const shortened = /(^|[\s(])(str|nr|no|bd|art|dr|prof|e\.g|i\.e|etc|d-na|d-l|tel|lit|alin|ул|вул|д|буд|пр|просп|обл|ст|rr|tn|pst|mnt|nt|st|piem|bijv|blz|dhr|mevr)\.$/i

function sentencesOf(text: string): string[] {
  const found: string[] = []
  for (const line of text.split(/\n+/)) {
    let sentence = ''
    for (const part of line.split(/(?<=[.!?…])\s+/)) {
      sentence = sentence === '' ? part : `${sentence} ${part}`
      if (shortened.test(sentence)) continue
      found.push(sentence)
      sentence = ''
    }
    if (sentence !== '') found.push(sentence)
  }
  return found.map((sentence) => sentence.trim()).filter((sentence) => wordsOf(sentence).length > 0)
}

const wordsOf = (sentence: string): string[] => sentence.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []

function hardWords(sentence: string, words: readonly string[], language: string): HardWord[] {
  const read = ` ${words.join(' ').toLowerCase().normalize('NFC').replaceAll('ş', 'ș').replaceAll('ţ', 'ț')} `
  const official = (officialese[language] ?? []).filter(([word]) => read.includes(` ${word} `)).map(([word, instead]) => ({ word, why: 'officialese' as const, instead }))
  const most = longestIn[language] ?? longest.word
  const long = [...new Set(words)].filter((word) => word.split('-').some((piece) => piece.length > most) && !official.some((it) => it.word.includes(word.toLowerCase())))
  return [...official, ...long.map((word) => ({ word, why: 'long' as const, instead: null }))]
}
