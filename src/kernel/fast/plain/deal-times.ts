import { bandOf } from '../../locate/near-repeats/bands.ts'
import type { PairsByBand } from '../near-pairs.ts'
import type { Dealing } from '../deal-times.ts'

/** The plain twin of dealTimes. */
export function dealTimesPlainly({ start, both }: PairsByBand, times: Float64Array, { ends, edge, permutations, seed, told }: Dealing): Uint32Array {
  const band = bandOf(ends, edge), bands = ends.length, rows = start.length - 1, tables = new Uint32Array((permutations + 1) * rows * bands), dealt = times.slice()
  for (let stream = 0, at = 0; stream <= permutations; stream++, at += rows * bands) {
    dealt.set(times)
    if (stream > 0) deal(dealt, stream, seed)
    for (let s = 0; s < rows; s++) {
      for (let k = 2 * start[s]!, end = 2 * start[s + 1]!; k < end; k += 2) {
        const d = band(Math.abs(dealt[both[k]!]! - dealt[both[k + 1]!]!))
        if (d < bands) tables[at + s * bands + d]! += 1
      }
    }
    told?.((stream + 1) / (permutations + 1))
  }
  return tables
}

/**
 * Fisher and Yates by Doty-Humphrey's sfc32, stream by stream: its three words are the stream and the two halves of the seed.
 * A place is the upper half of draw times bound (exact to 2 ** 21 times).
 */
function deal(times: Float64Array, stream: number, [low, high]: readonly [number, number]): void {
  const n = times.length
  let a = stream | 0, b = low | 0, c = high | 0, counter = 1
  for (let i = n - 1 + 12; i > 0; i--) {
    const drawn = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + drawn) | 0
    if (i >= n) continue // the author's warm-up: the first numbers of near seeds are alike
    const j = Math.floor(((drawn >>> 0) / 4294967296) * (i + 1)), kept = times[i]!
    times[i] = times[j]!
    times[j] = kept
  }
}
