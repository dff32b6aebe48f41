import type { Figure, ZoneResult } from '#domains/survey/words.ts'

/** A published wave as it stands on the open pages: the answers of all, and of each zone. */
export type Read = { readonly whole: ZoneResult; readonly zones: readonly ZoneResult[] }
/** What is told of zones put together: their places, what each counts for in the share, and the share. */
export type Told = { readonly zones: readonly number[]; readonly masses: readonly number[]; readonly share: number }

/**
 * Everything that publications tell of one figure of a wave: what the wave itself tells, and what later ones tell again of it. `slugs` are its zones,
 * `masses` what each counts for: its answers, or the people who live there for each sheet.
 */
export function toldOf({ kind, of }: Pick<Figure, 'kind' | 'of'>, wave: Read, later: readonly Read[], slugs: readonly string[], masses: readonly number[]): Told[] {
  const one = <Has extends { readonly kind: string; readonly of: string }>(all: readonly Has[]) => all.find((each) => each.kind === kind && each.of === of)
  const told = ({ slug, mergedWith }: ZoneResult, share: number | null | undefined): Told[] => {
    const zones = (slug === null ? [...slugs] : [slug, ...mergedWith]).map((each) => slugs.indexOf(each)).filter((zone) => masses[zone]! > 0)
    return share === null || share === undefined || zones.length === 0 ? [] : [{ zones, masses: zones.map((zone) => masses[zone]!), share }]
  }
  return [
    ...[...wave.zones, wave.whole].flatMap((result) => told(result, one(result.figures)?.estimate)),
    ...later.flatMap(({ zones, whole }) => [...zones, whole]).flatMap((result) => told(result, result.comparedWith && one(result.changes)?.before)),
  ]
}

/**
 * An attentive reader with a pencil: takes every sum off every other that it lies inside, and narrows each zone by what the others can be at most,
 * again and again until nothing moves. Knows nothing of how a number was withheld, nor of the search that did it.
 */
export function narrowed(zones: number, told: readonly Told[]): (readonly [low: number, high: number])[] {
  const low = new Float64Array(zones), high = new Float64Array(zones).fill(1)
  const sums = told.map(({ zones: of, masses, share }) => ({ of: new Map(of.map((zone, at) => [zone, masses[at]!])), sum: share * masses.reduce((all, mass) => all + mass, 0) }))
  const asTold = sums.slice()
  for (const one of asTold) for (const other of asTold) {
    if (one.of.size <= other.of.size || ![...other.of.keys()].every((zone) => one.of.has(zone))) continue
    sums.push({ of: new Map([...one.of].filter(([zone]) => !other.of.has(zone))), sum: one.sum - other.sum })
  }
  for (let moved = true, rounds = 0; moved && rounds < 60; rounds++) {
    moved = false
    for (const { of, sum } of sums) {
      let least = 0, most = 0
      for (const [zone, mass] of of) {
        least += mass * low[zone]!
        most += mass * high[zone]!
      }
      for (const [zone, mass] of of) {
        const up = (sum - least) / mass + low[zone]!, down = (sum - most) / mass + high[zone]!
        moved ||= up < high[zone]! - 1e-9 || down > low[zone]! + 1e-9
        high[zone] = Math.max(Math.min(high[zone]!, up), low[zone]!)
        low[zone] = Math.min(Math.max(low[zone]!, down), high[zone]!)
      }
    }
  }
  return Array.from(low, (least, zone) => [least, high[zone]!] as const)
}
