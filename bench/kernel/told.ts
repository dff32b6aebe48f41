import { load, median } from '../paired.ts'
import type { Found } from './measure.ts'
import type { Workload } from './workload.ts'

/** A workload's heading. */
export function heading(name: string, { tells, unit }: Workload, size: number): string {
  return `\n${name}: ${size.toLocaleString('en')} ${unit}; ${tells} (${load()})`
}

/** One pair in a line: the middle ratio, what is wanted, the least and the largest, seconds of work. */
export function pairLine({ pair: { what, peer, wanted, part }, ours, theirs, ratios }: Found): string {
  const middle = median(ratios), met = wanted === undefined ? '' : `wanted >= ${wanted.toLocaleString('en')}: ${middle >= wanted ? 'met' : 'NOT MET'}; `
  const spent = `${brief(median(ours))} against ${brief(median(theirs))} of work${part ? `, theirs by ${part}` : ''}`
  return `  ${`${what ? `${what}: ` : ''}${peer}`.padEnd(44)} x ${short(middle).padStart(7)}  (${met}${short(Math.min(...ratios))} to ${short(Math.max(...ratios))} in ${ratios.length} rounds; ${spent})`
}

/** The same for programs to read. */
export function pairJson(workload: string, { pair: { what, peer, size }, ours, theirs, ratios }: Found, memory: number): string {
  const figures = { ratio_median: median(ratios), ratio_min: Math.min(...ratios), ratio_max: Math.max(...ratios), cpu_s: median(ours), peer_cpu_s: median(theirs), memory_mb: memory }
  const rounded = Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Number.isFinite(value) ? Number(value.toPrecision(4)) : null]))
  return JSON.stringify({ workload: what ? `${workload}: ${what}` : workload, size, peer, rounds: ratios.length, ...rounded })
}

/** Cost against size: seconds at each size, and times the cost at each doubling. */
export function growthLine(costs: readonly { readonly size: number; readonly seconds: number }[]): string {
  const each = costs.map(({ size, seconds }) => `${size.toLocaleString('en')}: ${brief(seconds)}`)
  const doubled = costs.slice(1).map(({ size, seconds }, k) => (seconds / costs[k]!.seconds) ** (1 / Math.log2(size / costs[k]!.size)))
  return `  growth: ${each.join(', ')}; a doubling costs x ${doubled.map((one) => one.toFixed(2)).join(', x ')}`
}

export const brief = (seconds: number): string => (seconds < 1 ? `${(seconds * 1000).toPrecision(3)} ms` : `${seconds.toPrecision(3)} s`)
export const short = (ratio: number): string => (ratio >= 100 ? Math.round(ratio).toLocaleString('en') : ratio.toPrecision(3))
