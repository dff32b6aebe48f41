import { remarkCodes } from './remark-codes.ts'

const beginnings = remarkCodes.map(({ code, stems }) => ({ code, stems: Object.values(stems).flatMap((words) => words.split(' ')) }))

/**
 * The categories whose words stand in a remark, in any language: something to look at, never kept by itself.
 * "No lamp" and "lamps are fine" are alike to it, which is why a person decides.
 */
export function suggestedCodes(words: string): readonly string[] {
  const said = wordsOf(words)
  return beginnings.filter(({ stems }) => stems.some((stem) => said.some((word) => word.startsWith(stem)))).map(({ code }) => code)
}

/** Small letters without marks, cut where a word ends. An apostrophe ends none: "п'яні" is one word. */
const wordsOf = (text: string): readonly string[] => text.normalize('NFD').replace(/\p{M}|(?<=\p{L})['’ʼ](?=\p{L})/gu, '').toLowerCase().split(/[^\p{L}]+/u).filter(Boolean)
