/** A problem of earlier waves of a zone that is still open when a cycle ends. */
export type Unsolved = { readonly problem: string; readonly question: string | null }
/** A problem that the next analysis has already. */
export type NamedAlready = { readonly problem: string; readonly question: string | null; readonly follows: string | null }

/**
 * What of the unsolved goes into the next analysis. Where somebody named it there already it goes on in that one; of two with the same question
 * only the newest is named, for a concern is one problem of a wave. Nothing unsolved falls out of the chain: what cannot go on now stays open for the next turn.
 */
export function carryOver(unsolved: readonly Unsolved[], named: readonly NamedAlready[]) {
  const goesOnIn = new Map<string, string>()
  const name: Unsolved[] = []
  const sameAs = new Map<string, string>()
  for (const one of unsolved.toSorted((a, b) => (a.problem < b.problem ? 1 : -1))) {
    const there = named.find(({ follows }) => follows === one.problem) ?? named.find(({ question }) => question !== null && question === one.question)
    const twin = one.question === null ? undefined : name.find(({ question }) => question === one.question)
    if (there) goesOnIn.set(one.problem, there.problem)
    else if (twin) sameAs.set(one.problem, twin.problem)
    else name.push(one)
  }
  return { goesOnIn, name, sameAs }
}
