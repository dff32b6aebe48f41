import { z } from 'zod'
import { partOfSample } from '#kernel/estimate/part-of-sample.ts'
import type { SurveyDesign } from '#kernel/estimate/survey-design.ts'
import { Names } from '#domains/territory/words.ts'
import type { Question } from '../../words.ts'
import { figureOf, keptBack, measuredIn, type Measured, type Part } from '../measured.ts'
import type { Measure } from '../measures.ts'
import { smallestPublishable } from '../publishable.ts'
import type { WaveSheets } from '../sheets/wave-sheets.ts'
import { fewestLeftOver, withheldBesides, type Told } from '../withheld/withheld-besides.ts'
import { inPart, nameOf } from '../withheld/withheld-in.ts'
import { alsoWithheld } from './also-withheld.ts'

const Cell = z.object({
  code: z.number(), estimate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), n: z.number().nullable(), method: z.string(),
  /** Why it is not shown. One word whether the group is small, few in it were alike, or another could be worked out from it. */
  withheld: z.enum(['withheld', 'not-asked']).nullable(),
})

/** What each group said: for every question, block and the index, one cell a group. */
export const Breakdown = z.object({
  by: z.string(), words: Names, groups: z.array(z.object({ code: z.number(), words: Names, /** Null where fewer than thirty answered. */ answers: z.number().nullable() })),
  figures: z.array(z.object({ of: z.string(), kind: z.enum(['question', 'block', 'index']), measure: z.enum(['share', 'mean']), cells: z.array(Cell) })),
})
export type Breakdown = z.infer<typeof Breakdown>

/**
 * Breaks a part of a wave down by questions, each for itself. A group is a domain of the sample: how many fell into it is chance, and its
 * interval knows. All groups are measured in one go, since what a sheet gives to a measure is the same for each. `withheld` names the figures
 * that are not shown of all together: of them no group is shown either, or the whole could be added up again.
 */
export function brokenDown(by: readonly Crossing[], measures: readonly Measure[], sheets: WaveSheets, part: Part, withheld: ReadonlySet<string> = new Set()): Breakdown[] {
  const parts = by.map(({ question, place }) => groupsIn(part, question, (row) => sheets.answers[row * sheets.width + place] as number))
  const measured = measuredIn(measures, sheets, parts.flat())
  let first = 0
  return by.map(({ question }, at) => told(question, measures, parts[at]!, measured.slice(first, (first += parts[at]!.length)), withheld))
}

type Crossing = { readonly question: Question; readonly place: number }

function told(question: Question, measures: readonly Measure[], parts: readonly Part[], measured: readonly (readonly Measured[])[], withheld: ReadonlySet<string>): Breakdown {
  const choices = question.choices ?? [], groups = parts.slice(0, choices.length)
  const small = alsoWithheld(groups.map(({ rows }) => ({ n: rows.length, withheld: rows.length > 0 && rows.length < smallestPublishable })))
  return {
    by: question.id, words: question.label ?? question.words,
    groups: choices.map(({ code, words }, at) => ({ code, words, answers: small[at] || groups[at]!.rows.length < smallestPublishable ? null : groups[at]!.rows.length })),
    figures: measures.map(({ of, kind, measure }, row) => ({ of, kind, measure, cells: cellsOf(choices, measured.map((group) => group[row]!), (at) => small[at]! || withheld.has(nameOf({ kind, of }))) })),
  }
}

/** A part for each choice, and last those who made none: they are not shown, but would be what is left over. */
function groupsIn(part: Part, { choices = [] }: Question, answer: (row: number) => number): Part[] {
  const codes = new Set(choices.map(({ code }) => code))
  return [...choices.map(({ code }) => groupIn(part, (row) => answer(row) === code)), groupIn(part, (row) => !codes.has(answer(row)))]
}

function groupIn({ design, ...part }: Part, belongs: (row: number) => boolean): Part {
  const { rows } = part, places = [...rows.keys()].filter((at) => belongs(rows[at] as number))
  return { ...part, rows: Int32Array.from(places, (at) => rows[at] as number), design: design && partOfSample(asDrawn(design), places) }
}

/** Raked weights are taken as fixed for groups, which errs on the side of caution: to fit every group of every figure anew goes through the whole wave each time. */
function asDrawn(design: SurveyDesign): SurveyDesign {
  const { calibration, ...drawn } = design
  return calibration ? drawn : design
}

function cellsOf(choices: readonly { readonly code: number }[], measured: readonly Measured[], silent: (at: number) => boolean): z.infer<typeof Cell>[] {
  // Who told no group has nothing in common that a neighbour knows: they are kept apart only where they are few.
  const parts = measured.map((one, at) => ({ ...inPart(one), ...(at >= choices.length && { sensitive: one.n < fewestLeftOver }) }))
  const groups = choices.map((_, at): Told => ({ parts: [at], whole: false, state: keptBack(measured[at]!) ? 'withheld' : silent(at) ? 'silent' : 'now' }))
  const besides = new Set(withheldBesides(parts, [...groups, { parts: [...parts.keys()], whole: true, state: 'out' }]))
  return choices.map(({ code }, at) => {
    const { estimate, low, high, n, method, withheld } = figureOf({ ...measured[at]!, hidden: silent(at) || besides.has(at) })
    return withheld ? { code, estimate: null, low: null, high: null, n: null, method, withheld: withheld === 'not-asked' ? withheld : 'withheld' as const } : { code, estimate, low, high, n, method, withheld }
  })
}
