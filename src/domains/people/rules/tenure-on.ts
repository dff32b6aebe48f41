type Span = { readonly from: string; readonly to: string | null }

/** How a post stands on a day: who holds it and since when, or since when nobody does, and how often it lost its holder in the two years before. */
export type Tenure<T extends Span> = { readonly term: T | null; readonly vacantSince: string | null; readonly changesInTwoYears: number }

/** Rotation of officers, measured (seed line 459): a change is a holder's leaving, whoever follows. `terms` come in order. */
export function tenureOn<T extends Span>(openedOn: string, terms: readonly T[], today: string): Tenure<T> {
  const begun = terms.filter(({ from }) => from <= today)
  const last = begun.at(-1)
  const holds = last !== undefined && (last.to === null || last.to > today)
  return {
    term: holds ? last : null,
    vacantSince: holds || openedOn > today ? null : (last?.to ?? openedOn),
    changesInTwoYears: begun.filter(({ to }) => to !== null && to <= today && to > twoYearsBefore(today)).length,
  }
}

const twoYearsBefore = (day: string): string => `${String(Number(day.slice(0, 4)) - 2).padStart(4, '0')}${day.slice(4)}`
