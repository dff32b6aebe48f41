/**
 * A simple random sample without replacement: whichever `n` of the frame one thinks of, they are equally likely, so each has the chance n / N.
 * They come in the order in which they were drawn, so the first k of them are such a sample too: letters may go out some at a time.
 * Not for a frame in which somebody stands twice, and not where households of different size are drawn and one adult is asked in each
 * (an adult who lives alone is then more likely to be asked).
 * Source: Fisher-Yates shuffle stopped after n steps (Knuth, TAOCP vol. 2, 3.4.2, algorithm P). `random` gives numbers in [0, 1).
 */
export function draw<T>(frame: readonly T[], n: number, random: () => number): T[] {
  if (!(Number.isInteger(n) && n >= 0 && n <= frame.length)) throw new RangeError(`From ${frame.length} as many or fewer are drawn, not ${n}.`)
  const left = frame.slice()
  for (let at = 0; at < n; at++) {
    const other = at + Math.floor(random() * (left.length - at))
    if (!(other >= at && other < left.length)) throw new RangeError('Chance is numbers from 0 up to 1, and random gave another.')
    const drawn = left[other] as T
    left[other] = left[at] as T
    left[at] = drawn
  }
  return left.slice(0, n)
}
