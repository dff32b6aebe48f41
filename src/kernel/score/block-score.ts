/**
 * The score of a block for one person: the mean of the items answered, if at least 60 % of them were; otherwise not known.
 * Not for exposure to crime, which is told as a share of people, never averaged. Source: LSES core questionnaire, scoring.
 * @example blockScore([1, null, 0.5]) // 0.75
 */
export function blockScore(scores: readonly (number | null)[], needed = 0.6): number | null {
  if (!(needed >= 0 && needed <= 1)) throw new RangeError(`The share of items needed lies between 0 and 1; ${needed} does not.`)
  let answered = 0, sum = 0
  for (const score of scores) {
    if (score === null) continue
    if (!Number.isFinite(score)) throw new RangeError('A score is a number; null stands for an item not answered.')
    answered++
    sum += score
  }
  return answered > 0 && answered / scores.length >= needed ? sum / answered : null
}
