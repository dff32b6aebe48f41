import type { Instrument, ZoneResult } from '#domains/survey/words.ts'
import type { KeyPersons } from '../words.ts'
import { concernsOf } from './concerns-of.ts'
import { ranks } from './ranks.ts'

/** The concerns as one group puts them, each under the residents' question that asks the same, in the order of the questionnaire. Its figures are never put together with residents'. */
export function rankedByGroup(instrument: Instrument, result: ZoneResult): KeyPersons['concerns'] {
  const asked = concernsOf(instrument)
  const figures = asked.map(({ id }) => result.figures.find(({ of, kind }) => of === id && kind === 'question'))
  const places = ranks(figures.map((figure) => figure?.estimate ?? null))
  return asked.map(({ id, label, words }, at) => {
    const figure = figures[at]
    return { question: id.replace(/^key\./, 'lses.'), names: label ?? words, share: figure?.estimate ?? null, n: figure?.n ?? 0, rank: places[at]!, withheld: figure ? figure.withheld : 'not-asked' }
  })
}
