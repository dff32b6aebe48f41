/** Puts a list in random order where it stands, every order equally likely (Fisher-Yates). `random` gives numbers in [0, 1). */
export function shuffle<T extends Float64Array | Int32Array>(list: T, random: () => number): T {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1)), kept = list[i] as number
    list[i] = list[j] as number
    list[j] = kept
  }
  return list
}
