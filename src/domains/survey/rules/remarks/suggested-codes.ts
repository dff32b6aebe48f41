import { remarkCodes } from './remark-codes.ts'

/**
 * The categories whose words stand in a remark, in either language: something to look at, never kept by itself.
 * "No lamp" and "lamps are fine" are alike to it, which is why a person decides.
 */
export function suggestedCodes(words: string): readonly string[] {
  const said = plainWords(words)
  return remarkCodes.filter(({ stems }) => [...stems.en, ...stems.ro].some((stem) => said.some((word) => word.startsWith(stem)))).map(({ code }) => code)
}

/** Small letters without marks, cut where a word ends. */
const plainWords = (text: string): readonly string[] => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}]+/u).filter(Boolean)
