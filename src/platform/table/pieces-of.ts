/** Letters of one piece: worth a turn of its own, and little enough that nobody notices it. */
export const pieceOfText = 1 << 14

/** A long text in pieces, none of which ends within a letter that is written as two units (most smileys are). */
export function* piecesOf(text: string, letters = pieceOfText): Generator<string> {
  for (let from = 0; from < text.length;) {
    let end = Math.min(text.length, from + letters)
    if (end < text.length && startsPair(text.charCodeAt(end - 1))) end++
    yield text.slice(from, end)
    from = end
  }
}

const startsPair = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
