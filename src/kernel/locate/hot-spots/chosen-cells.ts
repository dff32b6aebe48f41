/**
 * The cells that a map of scores would send a patrol to: those with the highest scores, as many as make up the share of all cells
 * (at least one). Of equal scores the cell with the smaller number comes first.
 */
export function chosenCells(scores: ArrayLike<number>, share: number): Uint8Array {
  if (!(share > 0 && share <= 1)) throw new RangeError(`A share of the area lies above 0 and up to 1; ${share} does not.`)
  const cells = scores.length, chosen = new Uint8Array(cells)
  for (let i = 0; i < cells; i++) if (Number.isNaN(scores[i])) throw new RangeError(`Cell ${i + 1} has no score.`)
  // 0.3 of 10 cells are 3, though 0.3 * 10 may be a hair less.
  const many = Math.min(cells, Math.max(1, Math.floor(share * cells + 1e-9)))
  const cut = Float64Array.from(scores).sort()[cells - many] as number
  let left = many
  for (let i = 0; i < cells; i++) if ((scores[i] as number) > cut) left -= chosen[i] = 1
  for (let i = 0; i < cells && left > 0; i++) if (scores[i] === cut) left -= chosen[i] = 1
  return chosen
}
