/** A time for which somebody held a post: from a day up to, not including, another; open while they hold it. */
export type Term = { readonly person: string; readonly from: string; readonly to: string | null }

/** The terms of a post in order: one that never saw a day is left out, and whoever stays on without a day between has one term. */
export function terms<T extends Term>(holdings: readonly T[]): T[] {
  const kept: T[] = []
  for (const holding of holdings.filter(({ from, to }) => to === null || from < to).toSorted((one, two) => (one.from < two.from ? -1 : 1))) {
    const before = kept.at(-1)
    if (before && before.person === holding.person && before.to === holding.from) kept[kept.length - 1] = { ...before, to: holding.to }
    else kept.push(holding)
  }
  return kept
}
