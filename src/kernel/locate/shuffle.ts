/**
 * Puts a list in random order where it stands, every order equally likely (Fisher-Yates). `random` gives numbers in [0, 1).
 * What the numbers are does not matter: NaN, where there is one, gets another place like any other.
 */
export function shuffle<T extends Float64Array | Int32Array>(list: T, random: () => number): T {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1)), kept = list[i] as number
    if (!(j >= 0 && j <= i)) throw new RangeError('Chance is numbers from 0 up to 1, and random gave another.')
    list[i] = list[j] as number
    list[j] = kept
  }
  return list
}
