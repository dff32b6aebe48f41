/** What stands where words were taken out. */
export const takenOut = '[…]'

/** A remark without these pieces, wherever they stand in it; null when none of them does. */
export function withoutWords(remark: string, pieces: readonly string[]): string | null {
  const left = pieces.map((piece) => piece.trim()).filter(Boolean).sort((one, other) => other.length - one.length).reduce((text, piece) => text.replaceAll(piece, takenOut), remark)
  return left === remark ? null : left
}
