/** Numbers of the normal distribution (Box & Muller 1958). */
export function normals(random: () => number): () => number {
  let kept: number | null = null
  return () => {
    if (kept !== null) {
      const one = kept
      kept = null
      return one
    }
    const far = Math.sqrt(-2 * Math.log(1 - random())), turn = 2 * Math.PI * random()
    kept = far * Math.sin(turn)
    return far * Math.cos(turn)
  }
}

/** Picks of a list as often as their weights ask, by a table of 65,536 tickets. */
export function picks(weights: ArrayLike<number>, random: () => number): () => number {
  const tickets = new Uint16Array(65536), all = Array.from(weights).reduce((sum, one) => sum + one, 0)
  let next = 0, sum = 0
  for (let one = 0; one < weights.length; one++) {
    sum += weights[one]!
    for (const end = Math.round((sum / all) * 65536); next < end; next++) tickets[next] = one
  }
  return () => tickets[Math.floor(random() * 65536)]!
}
