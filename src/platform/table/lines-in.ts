import { givingWay } from '../background/giving-way.ts'
import { whoWaits } from '../background/waited-for.ts'
import { piecesOf, type InPieces } from './pieces-of.ts'

/** About how many lines a text has, for whoever is told how far its reading is: a quoted cell may hold some. Counted only where somebody listens; 0 where nobody knows. */
export async function linesIn(text: InPieces): Promise<number> {
  if (!whoWaits().told) return 0
  const giveWay = givingWay()
  let lines = 0
  for (const piece of piecesOf(text)) {
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) lines++
    await giveWay()
  }
  return lines
}
