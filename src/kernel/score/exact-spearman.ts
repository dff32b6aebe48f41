/**
 * The two-sided p of a correlation of ranks, counted out over all n! orders: how many lie as far from no agreement as the one seen.
 * Ranks may be shared (halves). Not for more than nine things. All orders by exchanging two things at a time (Heap 1963).
 * Source: E. J. G. Pitman 1937. Reference values: R's cor.test(method = "spearman", exact = TRUE), which knows no ties.
 * @example exactSpearman([1, 2, 3, 4], [1, 2, 3, 4]) // 0.08333333333333333
 */
export function exactSpearman(ranks: ArrayLike<number>, other: ArrayLike<number>): number {
  const n = ranks.length
  if (n > 9 || other.length !== n) throw new RangeError(`Two orders of up to 9 things are counted out, not of ${n} and ${other.length}.`)
  // Twice the ranks: whole numbers, of which no sum is rounded.
  const a = Int32Array.from(ranks, (rank) => 2 * rank), b = Int32Array.from(other, (rank) => 2 * rank), turn = new Int32Array(n)
  let sum = a.reduce((all, rank, i) => all + rank * b[i]!, 0) - n * (n + 1) ** 2, far = 1, all = 1
  const seen = Math.abs(sum)
  for (let i = 1; i < n;) {
    if (turn[i]! === i) turn[i++] = 0
    else {
      const j = i % 2 === 0 ? 0 : turn[i]!, kept = b[i]!
      sum += (a[i]! - a[j]!) * (b[j]! - kept)
      b[i] = b[j]!
      b[j] = kept
      all++
      if (Math.abs(sum) >= seen) far++
      turn[i]!++
      i = 1
    }
  }
  return far / all
}
