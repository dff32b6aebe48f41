import type { AllKept, Since, Timed } from './kept.ts'

/** One thing that the clock does to one table. */
export type Rule = { readonly table: string } & Timed

/** What the clock does, of every table, in an order in which nothing is left that points at a row that goes: a table that is named later points at those named before. */
export function timedRules(kept: AllKept): Rule[] {
  return Object.entries(kept).toReversed().flatMap(([table, { keep, sooner = [] }]) => ['span' in keep ? [keep] : [], sooner].flat().map((rule) => ({ table, ...rule })))
}

/** Columns that a rule looks at in its own table. */
export const looksAt = ({ since, only = {} }: { readonly since: Since; readonly only?: object }): string[] =>
  [...(typeof since === 'string' ? [since] : 'by' in since ? [since.by] : [since.own]), ...Object.keys(only)]
