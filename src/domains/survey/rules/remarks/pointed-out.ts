const phone = /(?<![\p{L}\d])\+?\d(?:[ ./()-]{0,2}\d){5,14}(?!\d)/gu
const mail = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu
/** Capitals inside a sentence: one or several such words in a row, after a small letter or a comma. */
const name = /(?<=[\p{Ll}\d,;:)"”] )\p{Lu}[\p{Ll}]+(?:[ -]\p{Lu}[\p{Ll}]*\.?)*/gu
/** Two capitals in a row at the beginning may be a person as well. */
const pair = /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*/gu

/**
 * Pieces of a remark that may be a person's name, a telephone number or an address of a mailbox, each once, in their order.
 * It points out streets too and misses names in small letters: a person reads every remark anyway.
 */
export function pointedOut(words: string): readonly string[] {
  const found = [phone, mail, pair, name].flatMap((what) => [...words.matchAll(what)].map((hit) => ({ at: hit.index, piece: hit[0].trim() })))
  const pieces = [...new Set(found.sort((one, other) => one.at - other.at).map(({ piece }) => piece))]
  return pieces.filter((piece) => !pieces.some((other) => other !== piece && other.includes(piece)))
}
