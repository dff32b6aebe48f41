/** How many all counts are together. Four sums at once, of which none waits for another: whole numbers may be added in any order. */
export function sumOfCounts(counts: Uint32Array): number {
  const fours = counts.length - (counts.length % 4)
  let first = 0, second = 0, third = 0, fourth = 0
  for (let i = 0; i < fours; i += 4) {
    first += counts[i] as number
    second += counts[i + 1] as number
    third += counts[i + 2] as number
    fourth += counts[i + 3] as number
  }
  for (let i = fours; i < counts.length; i++) first += counts[i] as number
  return first + second + third + fourth
}
