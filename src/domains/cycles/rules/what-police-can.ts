import type { Competence } from '#domains/problems/words.ts'
import type { Names } from '#domains/territory/words.ts'
import type { Can } from '../words.ts'

type Told = { readonly problem: string; readonly statement: Names; readonly competence: Competence | null; readonly body: string | null; readonly parts: readonly { readonly who: string; readonly words: Names }[] }

/** Problems by who can solve them (seed line 1729): the police alone, the municipality, another body, or only both together. One of which nobody said stands with those that need both. */
export function whatPoliceCan(problems: readonly Told[]): Can {
  const of = (...whose: readonly (Competence | null)[]) => problems.filter(({ competence }) => whose.includes(competence)).map(({ problem, statement, body, parts }) => ({ problem, statement, body, parts: [...parts] })) as Can['police']
  return { police: of('police'), municipality: of('municipality'), others: of('other'), together: of('both', null) }
}
