import type { Estimate } from '#kernel/estimate/estimate.ts'
import { meanUnderDesign } from '#kernel/estimate/mean-under-design.ts'
import { shareUnderDesign } from '#kernel/estimate/share-under-design.ts'
import { surveyDesign, type SurveyDesign } from '#kernel/estimate/survey-design.ts'
import { wilson } from '#kernel/estimate/wilson.ts'
import { noTelling, type Telling } from '#domains/territory/words.ts'
import { missing, type Figure } from '../words.ts'
import type { Answers, Measure } from './measures.ts'
import { withheldBecause } from './publishable.ts'

/**
 * Which sheets, and how their people were drawn; a wave without weights, strata or units has no design. `weights`: what each sheet of the wave
 * weighs in the whole, where not all weigh the same; `whole`: whether these are people of the whole commissariat.
 */
export type Part = { readonly rows: Int32Array; readonly design: SurveyDesign | null; readonly raked: boolean; readonly weights?: Float64Array | null; readonly whole?: boolean }

/**
 * A number before anybody decides whether it may be shown. `hits` counts people, whatever they weigh; null for means. `mass`: what those who
 * answered weigh in the whole. `hidden`: withheld so that another number cannot be worked out from it.
 */
export type Measured = {
  readonly measure: Measure; readonly asked: boolean; readonly n: number; readonly hits: number | null; readonly estimate: Estimate | null; readonly raked: boolean
  readonly mass: number; readonly whole: boolean; readonly hidden?: boolean
}

/** Measures parts of a wave, measure by measure: a list of numbers a part. What a sheet gives to a measure is worked out once, for all parts. */
export function measuredIn(measures: readonly Measure[], sheets: Answers, parts: readonly Part[], told: Telling = noTelling): Measured[][] {
  const found = parts.map((): Measured[] => [])
  const blocks = new Map<string, Float64Array>(), once = new Float64Array(sheets.answers.length / sheets.width)
  for (const [nth, measure] of measures.entries()) {
    const values = measure.kind === 'block' ? new Float64Array(once.length) : once
    measure.fill(sheets, values, blocks)
    if (measure.kind === 'block') blocks.set(measure.of, values)
    parts.forEach((part, at) => {
      found[at]!.push(measured(measure, values, sheets, part))
      told((nth + (at + 1) / parts.length) / measures.length)
    })
  }
  return found
}

/** Under its design where the part has one; else a share by its counts (Wilson), a mean as of a simple sample. */
function measured(measure: Measure, all: Float64Array, sheets: Answers, { rows, design, raked, weights = null, whole = false }: Part): Measured {
  const values = new Float64Array(rows.length)
  const share = measure.measure === 'share'
  let n = 0, hits = 0, mass = 0
  for (let at = 0; at < rows.length; at++) {
    const value = all[rows[at] as number] as number
    values[at] = value
    if (value === value) {
      n++
      hits += value
      if (weights) mass += weights[rows[at] as number] as number
    }
  }
  const estimate = share && !design ? null : share ? shareUnderDesign(values, design!) : meanUnderDesign(values, design ?? surveyDesign(rows.length))
  return { measure, asked: n > 0 || askedAnybody(measure, sheets, rows), n, hits: share ? hits : null, estimate, raked, mass: weights ? mass : n, whole }
}

const askedAnybody = ({ asked }: Measure, { answers, width }: Answers, rows: Int32Array): boolean =>
  rows.some((row) => asked.some((place) => answers[row * width + place] !== missing['not-asked']))

/** Why a number may not be shown by itself, whatever else is shown. */
export const keptBack = ({ measure: { sensitive }, asked, n, hits, whole }: Measured): Figure['withheld'] => withheldBecause({ asked, n, hits, sensitive, whole })

/** The number as it is published: with n, interval and method, or withheld with the reason and without numbers. */
export function figureOf(one: Measured): Figure {
  const { measure: { of, kind, measure }, n, hits, estimate, raked } = one
  const withheld = keptBack(one) ?? (one.hidden ? 'withheld' : null)
  const shown = { of, kind, measure, n, withheld }
  if (withheld) return { ...shown, estimate: null, se: null, low: null, high: null, deff: null, df: null, method: estimate ? methodOf(estimate, raked) : 'wilson' }
  if (estimate) {
    const { se, low, high, deff, df } = estimate
    return { ...shown, estimate: estimate.estimate, se, low, high, deff, df, method: methodOf(estimate, raked) }
  }
  const { share, low, high, method } = wilson(hits!, n)
  return { ...shown, estimate: share, se: Math.sqrt((share! * (1 - share!)) / n), low, high, deff: 1, df: null, method }
}

const methodOf = ({ method }: Estimate, raked: boolean): string => (raked ? `${method}-raked` : method)
