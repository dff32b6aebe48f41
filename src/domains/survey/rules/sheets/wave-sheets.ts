import { rakedDesign } from '#kernel/calibrate/raked-design.ts'
import type { Margin } from '#kernel/estimate/rake.ts'
import { surveyDesign } from '#kernel/estimate/survey-design.ts'
import type { Instrument, Margins, Mode } from '../../words.ts'
import type { Part } from '../measured.ts'
import type { Answers } from '../measures.ts'
import { weightsOfWave, type Unmet } from './weights-of-wave.ts'

/** All sheets of a wave in flat rows, zone by zone: those of its third zone stand from `start[2]` to `start[3]`. */
export type WaveSheets = Answers & {
  readonly start: Int32Array; readonly byMode: readonly Readonly<Partial<Record<Mode, number>>>[]
  /** Absent when no sheet of the wave names any; `none` for a sheet that names none. */
  readonly strata: Int32Array | null; readonly units: Int32Array | null
}
export const none = -2_147_483_648

/**
 * How the people of a wave were drawn: `designed` when its zones cannot be read as simple samples. Without `weights` everybody counts the same.
 * `raking`: from which weights to which margins, where they were raked.
 */
export type Drawn = { readonly designed: boolean; readonly raked: boolean; readonly weights: Float64Array | null; readonly raking?: { readonly start: Float64Array; readonly margins: readonly Margin[] } }

/** Works out the weights of a wave once: people of each zone by its population (where all are known), raked to the margins (where given). */
export function drawn(sheets: WaveSheets, populations: readonly (number | null)[], instrument: Instrument, margins: Margins | null): Drawn | Unmet {
  const byZone = weightsByZone(sheets, populations)
  const layered = sheets.strata !== null || sheets.units !== null
  if (!margins || margins.length === 0 || sheetsIn(sheets) === 0) return { designed: layered, raked: false, weights: byZone }
  const start = byZone ?? new Float64Array(sheetsIn(sheets)).fill(1), weighed = weightsOfWave(instrument, margins, sheets, start)
  return 'fault' in weighed ? weighed : { designed: true, raked: true, weights: weighed.weights, raking: { start, margins: weighed.margins } }
}

/** One zone, or several put together, as a sample of its own. `underDesign` asks for a design even where the wave needs none. */
export function partOf(sheets: WaveSheets, from: Drawn, zones: readonly number[], underDesign = from.designed): Part {
  const ranges = zones.map((zone) => ({ zone, first: sheets.start[zone] as number, end: sheets.start[zone + 1] as number }))
  const rows = Int32Array.from(ranges.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, at) => first + at)))
  if (!underDesign) return { rows, design: null, raked: false, weights: from.weights }
  const zoneOfRow = Int32Array.from(ranges.flatMap(({ zone, first, end }) => Array.from({ length: end - first }, () => zone)))
  return { rows, raked: from.raked, weights: from.weights, design: designOf(sheets, rows, zoneOfRow, from.designed ? from.weights : null) }
}

/**
 * The whole commissariat: its zones are strata, each weighing as many people as live in it; without populations all sheets are put together.
 * Where it was raked, what the margins explain no longer varies: it is the whole that was fitted to them, and its error that becomes smaller.
 */
export function wholeOf(sheets: WaveSheets, from: Drawn, underDesign = designedAsWhole(from)): Part {
  const { raking } = from
  if (raking) {
    const { design, ...part } = wholeOf(sheets, { designed: true, raked: true, weights: raking.start })
    return { ...part, weights: from.weights, design: rakedDesign(design!, raking.margins).design }
  }
  const zones = Array.from({ length: sheets.start.length - 1 }, (_, zone) => zone)
  return { ...partOf(sheets, { ...from, designed: designedAsWhole(from) }, zones, underDesign), whole: true }
}

export const designedAsWhole = ({ designed, weights }: Drawn): boolean => designed || weights !== null
export const sheetsIn = ({ start }: WaveSheets): number => start.at(-1) ?? 0

function designOf({ strata, units }: WaveSheets, rows: Int32Array, zoneOfRow: Int32Array, weights: Float64Array | null) {
  const stratumOf = (row: number) => (strata === null || strata[row] === none ? 0 : (strata[row] as number) + 1)
  // A stratum with one unit tells nothing of its spread; measuring it from the mean of all errs on the side of caution.
  return surveyDesign(rows.length, {
    ...(weights && { weights: Float64Array.from(rows, (row) => weights[row] as number) }),
    strata: Float64Array.from(rows, (row, at) => (zoneOfRow[at] as number) * 65_536 + stratumOf(row)),
    ...(units && { clusters: Float64Array.from(rows, (row) => (units[row] === none ? -row - 1 : (units[row] as number))) }),
  }, 'adjust')
}

function weightsByZone({ start }: WaveSheets, populations: readonly (number | null)[]): Float64Array | null {
  const sheets = populations.map((_, zone) => (start[zone + 1] as number) - (start[zone] as number))
  if (populations.length < 2 || populations.some((people, zone) => people === null || people === 0 || sheets[zone] === 0)) return null
  const weights = new Float64Array(start.at(-1) as number)
  populations.forEach((people, zone) => weights.fill((people as number) / (sheets[zone] as number), start[zone], start[zone + 1]))
  return weights
}
