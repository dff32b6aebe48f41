import type { Ends } from '../locate/near-repeats/bands.ts'
import { dealTimes as code } from './compiled/deal-times.ts'
import type { PairsByBand } from './near-pairs.ts'
import { openEnds } from './open-ends.ts'
import { dealTimesPlainly } from './plain/deal-times.ts'
import { fastHere, inRoom, type Room } from './room.ts'

/** How times are dealt out: the bands their distances are counted in, how often, by which chance (two halves of 32 bits), and who is told how far it is. */
export type Dealing = {
  readonly ends: readonly number[]
  readonly edge: Ends
  readonly permutations: number
  readonly seed: readonly [low: number, high: number]
  readonly told?: ((share: number) => void) | undefined
}

/**
 * How many pairs fall into each band of distance and of time (one table after the other, row by row): first with the times as they are, then as often as
 * asked with the times dealt out anew. Equal to its plain twin in every table; the seed and the order of the places decide everything.
 * Quickest for whole times of a range under 32,768 (16 dealings side by side); any other times are compared in full, 4 side by side, about
 * four times slower.
 */
export function dealTimes(pairs: PairsByBand, times: Float64Array, dealing: Dealing): Uint32Array {
  const { ends, edge } = dealing, n = times.length, kind = smallAndWhole(times) ? whole : real, bytes = 8 * pairs.start.at(-1)! + (32 + 5 * kind.bytes) * n + 1024
  // What is little is done before the room is open; so many times fit neither the draws nor the memory.
  if (n < 64 || n > 2 ** 21 || bytes > 2 ** 31 || !fastHere(code)) return dealTimesPlainly(pairs, times, dealing)
  return inRoom(code, bytes, (room) => tablesOf(kind, room, pairs, times, openEnds(ends, edge), dealing))
}

const whole = { name: 'Whole', bytes: 2, lanes: 16 } as const, real = { name: 'Real', bytes: 8, lanes: 4 } as const
// Pairs counted in one go: a millisecond or two.
const atOnce = 1 << 18

function tablesOf(kind: typeof whole | typeof real, { deeds, memory, take }: Room, { start, both }: PairsByBand, times: Float64Array, ends: Float64Array, { permutations, seed: [low, high], told }: Dealing): Uint32Array {
  const n = times.length, rows = start.length - 1, bands = ends.length, cells = rows * bands, { lanes } = kind
  const atPairs = take(both.byteLength), atTimes = take(kind.bytes * n), spare = take(4 * kind.bytes * n), block = take(32 * n), atCounts = take(16 * lanes)
  new Uint32Array(memory, atPairs, both.length).set(both)
  layTimes(kind, memory, atTimes, times)
  const counts = new Uint32Array(memory, atCounts, 4 * lanes), tables = new Uint32Array((permutations + 1) * cells), fours = inFours(kind, ends)
  for (let first = 0; first <= permutations; first += lanes) {
    const many = Math.min(lanes, permutations + 1 - first), tell = (share: number) => told?.((first + share * many) / (permutations + 1))
    for (let lane = 0; lane < many && permutations > 0; lane += 4) {
      deeds[`deal${kind.name}`]!(atTimes, n, spare, block, lane, first + lane, low, high)
      tell((0.4 * lane) / many)
    }
    if (first === 0) deeds[`lay${kind.name}`]!(atTimes, n, block)
    for (let s = 0; s < rows; s++) {
      fours.forEach(({ deed, four }, f) => {
        counts.fill(0)
        for (let from = start[s]!; from < start[s + 1]!; from += atOnce) {
          deeds[deed]!(atPairs + 8 * from, Math.min(atOnce, start[s + 1]! - from), block, four[0], four[1], four[2], four[3], atCounts)
          tell(0.4 + (0.6 * from) / start[rows]!)
        }
        for (let lane = 0; lane < many; lane++) {
          const at = (first + lane) * cells + s * bands
          for (let d = 4 * f; d < Math.min(4 * f + 4, bands); d++) tables[at + d] = counts[(d & 3) * lanes + lane]!
        }
      })
    }
  }
  told?.(1)
  return byBand(tables, bands)
}

/** What was counted up to each end becomes what lies in each band. */
function byBand(tables: Uint32Array, bands: number): Uint32Array {
  for (let from = 0; from < tables.length; from += bands) for (let d = bands - 1; d > 0; d--) tables[from + d]! -= tables[from + d - 1]!
  return tables
}

/** The ends by four, filled up with ends that nothing is under, each with the deed that counts them quickest. */
function inFours({ name }: { readonly name: string }, ends: Float64Array): { deed: string; four: [number, number, number, number] }[] {
  // A whole distance is under an end where it is under the next whole number; none is over 32,767.
  const list = name === 'Whole' ? ends.map((end) => Math.min(32767, Math.ceil(end))) : ends
  return Array.from({ length: Math.ceil(list.length / 4) }, (_, f) => {
    const four = [0, 1, 2, 3].map((k) => list[4 * f + k] ?? 0) as [number, number, number, number]
    return { deed: name === 'Whole' && Math.max(...four) <= 127 ? 'countNarrow' : `count${name}`, four }
  })
}

function layTimes({ name }: { readonly name: string }, memory: ArrayBuffer, at: number, times: Float64Array): void {
  if (name === 'Real') return new Float64Array(memory, at, times.length).set(times)
  const there = new Int16Array(memory, at, times.length), least = times.reduce((low, time) => Math.min(low, time), Infinity)
  for (let i = 0; i < times.length; i++) there[i] = times[i]! - least
}

function smallAndWhole(times: Float64Array): boolean {
  let low = Infinity, high = -Infinity
  for (let i = 0; i < times.length; i++) {
    const time = times[i]!
    if (!Number.isSafeInteger(time)) return false
    if (time < low) low = time
    if (time > high) high = time
  }
  return high - low <= 32766
}
