import { loadavg } from 'node:os'

/** Seconds of work, whoever did it; on a busy machine a clock measures the others. */
export type Worked = () => number

/** Seconds of work of this program since it began. */
export const here: Worked = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

type Way = () => unknown

/**
 * How many times the work one way is of another: both in turn, round by round in one run, so that whatever else the machine does meets both.
 * The first three rounds warm up (until then the program is still being compiled) and are not counted.
 */
export async function paired(name: string, slow: Way, fast: Way, { rounds = 7, worked = here }: { rounds?: number; worked?: Worked } = {}): Promise<void> {
  const spent = async (way: Way) => {
    const began = worked()
    await way()
    return worked() - began
  }
  const found: { slow: number; fast: number }[] = []
  for (let round = 0; round < rounds + 3; round++) found.push({ slow: await spent(slow), fast: await spent(fast) })
  found.splice(0, 3)
  tell(name, found.map((round) => round.slow / round.fast), `${ms(found.map((round) => round.slow))} against ${ms(found.map((round) => round.fast))}`)
}

/** One line: the least, the middle and the largest ratio of the rounds. */
export function tell(name: string, ratios: readonly number[], of: string): void {
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(1))
  console.log(`${name.padEnd(66)} x ${median(ratios).toFixed(1).padStart(6)}   (${least} to ${most} in ${ratios.length} rounds; ${of})`)
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}

/** How busy the machine is with everything together: with more than its cores, clocks tell little. */
export const load = (): string => `load ${loadavg()[0]!.toFixed(1)}`

const ms = (seconds: readonly number[]): string => `${(median(seconds) * 1000).toPrecision(3)} ms of work`
