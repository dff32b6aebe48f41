/** Letters of one piece: worth a turn of its own, and little enough that nobody notices it. */
export const pieceOfText = 1 << 14

/** A text as it was read: whole where it is short, or in pieces one after another, which nobody puts together. */
export type InPieces = string | readonly string[]

/** A long text in pieces, none of which ends within a letter that is written as two units (most smileys are). */
export function* piecesOf(told: InPieces, letters = pieceOfText): Generator<string> {
  if (typeof told === 'string') yield* cut(told, letters)
  else for (const text of told) yield* cut(text, letters)
}

function* cut(text: string, letters: number): Generator<string> {
  for (let from = 0; from < text.length;) {
    let end = Math.min(text.length, from + letters)
    if (end < text.length && startsPair(text.charCodeAt(end - 1))) end++
    yield text.slice(from, end)
    from = end
  }
}

/** Is this the first half of a letter that is written as two units? */
export const startsPair = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
