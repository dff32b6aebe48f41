import { here, median } from '../paired.ts'
import { held } from './held.ts'
import type { Clock, Pair, Way, Workload } from './workload.ts'

/** What was found of one pair: seconds of work of each round, ours and theirs in turn. */
export type Found = { readonly pair: Pair; readonly ours: readonly number[]; readonly theirs: readonly number[]; readonly ratios: readonly number[] }

/** Seconds of work of this program, all its threads. */
export const clock: Clock = async (way) => {
  const began = here()
  await way()
  return here() - began
}

/**
 * Both ways in turn, round by round in one process, after both have said the same and ours has warmed up. What takes milliseconds is done
 * some times a round, so that a round is no shorter than a tenth of a second.
 */
export async function pairOf(pair: Pair, rounds: number): Promise<Found> {
  await pair.agree()
  const ours: number[] = [], theirs: number[] = [], times = await timesFor(pair.ours)
  for (let round = 0; round < rounds; round++) {
    ours.push(await several(pair.ours, times))
    theirs.push(await pair.theirs(clock))
  }
  return { pair, ours, theirs, ratios: theirs.map((seconds, round) => seconds / ours[round]!) }
}

/** Seconds of our way at a size, the middle of some; what is made for it is let go. */
export async function costAt({ prepare }: Workload, size: number): Promise<{ size: number; seconds: number }> {
  const prepared = prepare(size), times = await timesFor(prepared.ours), seconds: number[] = []
  for (let round = 0; round < 3; round++) seconds.push(await several(prepared.ours, times))
  return { size: prepared.size, seconds: median(seconds) }
}

export const memoryOf = (way: Way): Promise<number> => held(way)

/** Warms up on the way. */
async function timesFor(way: Way): Promise<number> {
  await clock(way)
  await clock(way)
  return Math.min(20, Math.max(1, Math.ceil(0.1 / (await clock(way)))))
}

async function several(way: Way, times: number): Promise<number> {
  let sum = 0
  for (let k = 0; k < times; k++) sum += await clock(way)
  return sum / times
}
