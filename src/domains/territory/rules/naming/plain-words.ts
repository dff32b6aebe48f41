/** A text as it is compared with another: small letters, no accents, no punctuation, one blank between words. */
export function plainWords(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** The ways in which somebody may have written the same words: with and without what stands in brackets, as in "worried (a)". */
export function waysToSay(text: string): readonly string[] {
  return [...new Set([plainWords(text), plainWords(text.replace(/\([^)]*\)/g, ''))])].filter(Boolean)
}

/** Runs of letters and of digits, noughts in front left out: "Q02_05" and "q2.5" are alike, "a11" and "a1.1" are not. */
export function runsOf(text: string): readonly string[] {
  return (plainWords(text).match(/\p{L}+|\p{N}+/gu) ?? []).map((run) => run.replace(/^0+(?=\p{N})/u, ''))
}
