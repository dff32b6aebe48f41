import { concernsOf, ranks, troubledBy } from '#domains/problems/words.ts'
import type { Instrument, ZoneResult } from '#domains/survey/words.ts'
import type { FundedConcern, Investment } from '../words.ts'

type Said = { readonly instrument: Instrument; readonly whole: ZoneResult }

/** Every concern that residents were asked about, the greatest first, with the money that answers it; what answers no question they were asked comes last, under the question it names or none. */
export function concernsFunded(said: Said | null, spent: readonly Investment[]): FundedConcern[] {
  const asked = said ? concernsOf(said.instrument) : []
  const shares = asked.map((question) => troubledBy(question, said!.whole.figures.find(({ of, kind, withheld }) => of === question.id && kind === 'question' && withheld === null)).share)
  const places = ranks(shares)
  const concerns = asked.map(({ id, label, words }, at) => ({ question: id as string | null, names: label ?? words, share: shares[at]!, rank: places[at]!, of: shares.filter((share) => share !== null).length, sums: sumsOf(spent, id) }))
  const others = [...new Set(spent.map(({ question }) => question))].filter((question) => !asked.some(({ id }) => id === question))
  return [
    ...concerns.toSorted((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || 0),
    ...others.map((question) => ({ question, names: null, share: null, rank: null, of: 0, sums: sumsOf(spent, question) })),
  ]
}

/** Money of one currency is added up, never of two. */
function sumsOf(spent: readonly Investment[], question: string | null): FundedConcern['sums'] {
  const byCurrency = Map.groupBy(spent.filter((one) => one.question === question), ({ currency }) => currency)
  return [...byCurrency].map(([currency, all]) => ({
    currency, cents: total(all), investments: all.length, proposedByPolice: total(all.filter(({ proposedBy }) => proposedBy === 'police')),
  })).toSorted((one, other) => one.currency.localeCompare(other.currency))
}

const total = (all: readonly Investment[]) => all.reduce((sum, { cents }) => sum + cents, 0)
