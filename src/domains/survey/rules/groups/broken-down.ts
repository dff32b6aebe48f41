import { z } from 'zod'
import { partOfSample } from '#kernel/estimate/part-of-sample.ts'
import { Names } from '#domains/territory/words.ts'
import type { Question } from '../../words.ts'
import { figureOf, measuredIn, type Measured, type Part } from '../measured.ts'
import type { Measure } from '../measures.ts'
import { smallestPublishable } from '../publishable.ts'
import type { WaveSheets } from '../sheets/wave-sheets.ts'
import { alsoWithheld } from './also-withheld.ts'

const Cell = z.object({
  code: z.number(), estimate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), n: z.number().nullable(), method: z.string(),
  /** Why it is not shown: 'to-protect' another group that could otherwise be worked out. */
  withheld: z.enum(['fewer-than-30', 'too-few-alike', 'not-asked', 'to-protect']).nullable(),
})

/** What each group said: for every question, block and the index, one cell a group. */
export const Breakdown = z.object({
  by: z.string(), words: Names, groups: z.array(z.object({ code: z.number(), words: Names, /** Null where fewer than thirty answered. */ answers: z.number().nullable() })),
  figures: z.array(z.object({ of: z.string(), kind: z.enum(['question', 'block', 'index']), measure: z.enum(['share', 'mean']), cells: z.array(Cell) })),
})
export type Breakdown = z.infer<typeof Breakdown>

/**
 * Breaks a part of a wave down by questions, each for itself. A group is a domain of the sample: how many fell into it is chance, and its
 * interval knows. All groups are measured in one go, since what a sheet gives to a measure is the same for each.
 */
export function brokenDown(by: readonly { readonly question: Question; readonly place: number }[], measures: readonly Measure[], sheets: WaveSheets, part: Part): Breakdown[] {
  const parts = by.map(({ question, place }) => (question.choices ?? []).map(({ code }) => groupIn(part, (row) => sheets.answers[row * sheets.width + place] === code)))
  const measured = measuredIn(measures, sheets, parts.flat())
  let first = 0
  return by.map(({ question }, at) => told(question, measures, parts[at]!, measured.slice(first, (first += parts[at]!.length))))
}

function told(question: Question, measures: readonly Measure[], parts: readonly Part[], measured: readonly (readonly Measured[])[]): Breakdown {
  const choices = question.choices ?? []
  const small = alsoWithheld(parts.map(({ rows }) => ({ n: rows.length, withheld: rows.length > 0 && rows.length < smallestPublishable })))
  return {
    by: question.id, words: question.label ?? question.words,
    groups: choices.map(({ code, words }, at) => ({ code, words, answers: small[at] || parts[at]!.rows.length < smallestPublishable ? null : parts[at]!.rows.length })),
    figures: measures.map(({ of, kind, measure }, row) => ({ of, kind, measure, cells: cellsOf(choices, measured.map((group) => figureOf(group[row]!)), small) })),
  }
}

function groupIn({ rows, design, raked }: Part, belongs: (row: number) => boolean): Part {
  const places = [...rows.keys()].filter((at) => belongs(rows[at] as number))
  return { rows: Int32Array.from(places, (at) => rows[at] as number), design: design && partOfSample(design, places), raked }
}

function cellsOf(choices: readonly { readonly code: number }[], figures: readonly ReturnType<typeof figureOf>[], small: readonly boolean[]): z.infer<typeof Cell>[] {
  const hidden = alsoWithheld(figures.map(({ n, withheld }, at) => ({ n, withheld: small[at]! || (withheld !== null && withheld !== 'not-asked') })))
  return figures.map(({ estimate, low, high, n, method, withheld }, at) => {
    const why = withheld ?? (hidden[at] ? 'to-protect' as const : null)
    return why ? { code: choices[at]!.code, estimate: null, low: null, high: null, n: null, method, withheld: why } : { code: choices[at]!.code, estimate, low, high, n, method, withheld: null }
  })
}
