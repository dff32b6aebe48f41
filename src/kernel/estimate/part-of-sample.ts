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
  const kept = [...strata.keys()]
  return {
    rows: rows.length, weights, unit, stratum: Int32Array.from(stratum), lonely: design.lonely,
    drawn: Float64Array.from(kept, (h) => design.drawn[h] as number),
    undrawn: Float64Array.from(kept, (h) => design.undrawn[h] as number),
  }
}
