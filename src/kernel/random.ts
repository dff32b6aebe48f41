/**
 * A stream of chance that can be told again: the same seed gives the same numbers in [0, 1) on every machine.
 * Not for secrets or invitations; for a draw that somebody could wish to foresee only with a seed that nobody knew before.
 * Source: Chris Doty-Humphrey's sfc32 (PractRand), 32 bits a number, its state filled from the seed by splitmix32.
 */
export function seeded(seed: number): () => number {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`The seed must be a whole number, not ${seed}.`)
  const fill = splitmix32(seed)
  let a = fill(), b = fill(), c = fill(), counter = 1
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next() // the author's warm-up: the first numbers of near seeds are alike
  return next
}

function splitmix32(seed: number): () => number {
  let state = (seed ^ Math.floor(seed / 4294967296)) | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let t = state ^ (state >>> 16)
    t = Math.imul(t, 0x21f0aaad)
    t ^= t >>> 15
    t = Math.imul(t, 0x735a2d97)
    return (t ^ (t >>> 15)) | 0
  }
}
