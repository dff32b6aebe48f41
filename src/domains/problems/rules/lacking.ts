import type { Lacking, Problem } from '../words.ts'

type Asked = Pick<Problem, 'competence' | 'magnitude' | 'severity' | 'form'> & { readonly evidence: number; readonly causes: number }

/** What one problem still lacks before anybody may sign for it. */
export function lacksOf({ evidence, causes, competence, magnitude, severity, form }: Asked): Problem['lacks'] {
  const there = { problem: true, evidence: evidence > 0, cause: causes > 0, competence: competence !== null, magnitude: magnitude !== null, severity: severity !== null, form: form !== null }
  return (Object.keys(there) as (keyof typeof there)[]).filter((what) => !there[what])
}

/** What the signature of a zone lacks, problem by problem, and what would be good to have. A closed problem is asked nothing. */
export function lacking(problems: readonly Problem[], { officers, places }: { readonly officers: number; readonly places: number }): Lacking {
  const open = problems.filter(({ state }) => state !== 'closed')
  return {
    lacking: open.length === 0 ? [{ problem: null, words: null, what: 'problem' }] : open.flatMap(({ problem, words, lacks }) => lacks.map((what) => ({ problem, words, what }))),
    advised: [
      ...(officers === 0 ? ['officers-ranking' as const] : []),
      ...(open.some(({ sources }) => sources.length === 1) ? ['second-source' as const] : []),
      ...(places === 0 ? ['social-map' as const] : []),
    ],
  }
}
