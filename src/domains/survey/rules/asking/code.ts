/** Crockford's 32 symbols: no letter that could be read as a digit or as another letter. */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Twelve symbols from eleven (55 random bits): the last one is a check, so that a slip of the pen is told apart from a code nobody has.
 * The check is cyclic in the field of 32 elements (x^5 + x^2 + 1): it finds every single wrong symbol and every swap of two.
 */
export const withCheck = (eleven: string): string => eleven + symbols[remainder(eleven)]

/** Is this a code as we print them, though perhaps nobody's? */
export const wellFormed = (twelve: string): boolean => twelve.length === 12 && [...twelve].every((symbol) => symbols.includes(symbol)) && withCheck(twelve.slice(0, 11)) === twelve

/** A fresh code from at least seven random bytes. */
export function codeFrom(bytes: Uint8Array): string {
  return withCheck(symbolsOf(bytes, 11))
}

/** So many symbols of five bits each, the last bits first. */
export function symbolsOf(bytes: Uint8Array, count: number): string {
  const bits = bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n)
  return Array.from({ length: count }, (_, place) => symbols[Number((bits >> BigInt(5 * place)) & 31n)]).join('')
}

/** The code as it stands in a letter: in fours, easy to read aloud. */
export const printedCode = (twelve: string): string => twelve.replace(/(.{4})(?=.)/g, '$1-')

function remainder(eleven: string): number {
  return [...eleven].reduce((sum, symbol) => timesX(sum ^ symbols.indexOf(symbol)), 0)
}

function timesX(element: number): number {
  return ((element << 1) ^ (element & 16 ? 0b100101 : 0)) & 31
}
