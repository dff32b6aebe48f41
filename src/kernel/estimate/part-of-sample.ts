import type { Calibration } from '../calibrate/calibration.ts'
import type { SecondStage } from './second-stage.ts'
import type { SurveyDesign } from './survey-design.ts'

/**
 * Some rows of a sample as a domain: a zone, the women, those who answered. How many fell into it is chance too, and that chance
 * belongs to the uncertainty; so the design remembers how many units were drawn in all.
 * Not for a zone that was a sample of its own (a zone that is a stratum): both ways then agree.
 * Source: as subset() of a design in R's survey. Reference values: svyby by school type in survey_api.json.
 */
export function partOfSample(design: SurveyDesign, rows: ArrayLike<number>): SurveyDesign {
  const weights = new Float64Array(rows.length), unit = new Int32Array(rows.length)
  const units = new Map<number, number>(), strata = new Map<number, number>(), stratum: number[] = []
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number
    const whole = design.unit[row]
    if (whole === undefined) throw new RangeError(`The sample has ${design.rows} rows; there is no row ${row}.`)
    let u = units.get(whole)
    if (u === undefined) {
      units.set(whole, (u = units.size))
      const h = design.stratum[whole] as number
      if (!strata.has(h)) strata.set(h, strata.size)
      stratum.push(strata.get(h) as number)
    }
    unit[i] = u
    weights[i] = design.weights[row] as number
  }
  const kept = [...strata.keys()], { second, calibration } = design
  return {
    rows: rows.length, weights, scale: design.scale, unit, ...(second && { second: partOfSecond(second, rows, units) }),
    ...(calibration && { calibration: { ...calibration, place: placesIn(calibration, rows) } }), stratum: Int32Array.from(stratum), lonely: design.lonely,
    drawn: Float64Array.from(kept, (h) => design.drawn[h] as number),
    undrawn: Float64Array.from(kept, (h) => design.undrawn[h] as number),
  }
}

function partOfSecond(second: SecondStage, rows: ArrayLike<number>, units: ReadonlyMap<number, number>): SecondStage {
  const unit = new Int32Array(rows.length), known = new Map<number, number>(), first: number[] = []
  for (let i = 0; i < rows.length; i++) {
    const whole = second.unit[rows[i] as number] as number
    let code = known.get(whole)
    if (code === undefined) known.set(whole, (code = first.push(units.get(second.first[whole] as number) as number) - 1))
    unit[i] = code
  }
  const of = (list: Float64Array) => Float64Array.from(units.keys(), (u) => list[u] as number)
  return { unit, first: Int32Array.from(first), drawn: of(second.drawn), undrawn: of(second.undrawn) }
}

function placesIn({ place }: Calibration, rows: ArrayLike<number>): Int32Array {
  return Int32Array.from(rows, (row) => (place ? (place[row] as number) : row))
}
