import type { Ends } from '../locate/near-repeats/bands.ts'
import { nearPairs as code } from './compiled/near-pairs.ts'
import { openEnds, squaredEnds } from './open-ends.ts'
import { nearPairsPlainly } from './plain/near-pairs.ts'
import { fastHere, inRoom } from './room.ts'

/** Places lying in memory by square, row by row: those of square s from start[s] to start[s + 1] - 1; who is near is in the same square or next to it. */
export type PlacesBySquare = {
  readonly x: Float64Array
  readonly y: Float64Array
  /** What the places are called in the pairs. */
  readonly names: Int32Array
  readonly start: Int32Array
  readonly columns: number
  readonly rows: number
}

/** Pairs by band of distance: those of band s from start[s] to start[s + 1] - 1, pair k of those called both[2k] and both[2k + 1]. */
export type PairsByBand = { readonly start: Float64Array; readonly both: Uint32Array }

// Pairs found in one go, and looked at in one go (see assembly/near-pairs.ts).
const room = 32768, piece = 1024

/** The pairs of places that lie in one of the bands of distance. Equal to its plain twin pair by pair. */
export function nearPairs(places: PlacesBySquare, ends: readonly number[], edge: Ends, told?: (share: number) => void): PairsByBand {
  const { x, y, names, start, columns, rows } = places, n = x.length, bands = ends.length
  if (n < 64 || bands > 64 || !fastHere(code)) return nearPairsPlainly(places, ends, edge, told)
  return inRoom(code, 20 * n + 4 * start.length + 8 * bands * (room + 2) + 12 * piece + 256, ({ deeds, memory, take }) => {
    const atX = lay(memory, take, x), atY = lay(memory, take, y), atNames = lay(memory, take, names), atStart = lay(memory, take, start), atEnds = lay(memory, take, squaredEnds(openEnds(ends, edge)))
    const atWalk = lay(memory, take, new Int32Array(4)), atLaid = take(4 * bands), atFound = take(8 * bands * room), aside = take(12 * piece)
    const walk = new Int32Array(memory, atWalk, 4), laid = new Int32Array(memory, atLaid, bands), parts = ends.map((): Uint32Array[] => [])
    for (let done = 0; done === 0;) {
      laid.fill(0)
      done = deeds['nextPairs']!(atX, atY, atNames, atStart, columns, rows, atWalk, atEnds, bands, room, atLaid, atFound, aside)
      parts.forEach((list, k) => list.push(new Uint32Array(memory, atFound + 8 * k * room, 2 * laid[k]!).slice()))
      told?.((walk[1] as number) / n)
    }
    return joined(parts)
  })
}

function lay(memory: ArrayBuffer, take: (bytes: number) => number, list: Float64Array | Int32Array): number {
  const at = take(list.byteLength)
  const there = list instanceof Float64Array ? new Float64Array(memory, at, list.length) : new Int32Array(memory, at, list.length)
  there.set(list)
  return at
}

function joined(parts: readonly (readonly Uint32Array[])[]): PairsByBand {
  const start = new Float64Array(parts.length + 1)
  parts.forEach((list, k) => (start[k + 1] = start[k]! + list.reduce((sum, part) => sum + part.length / 2, 0)))
  const both = new Uint32Array(2 * start[parts.length]!)
  parts.forEach((list, k) => {
    let at = 2 * start[k]!
    for (const part of list) {
      both.set(part, at)
      at += part.length
    }
  })
  return { start, both }
}
