import type { Instrument, Question } from '../../words.ts'

/** Questions whose answers could shame or endanger a group that is small in a zone: told for the whole commissariat only. */
export const sensitive: ReadonlySet<string> = new Set(['lses.x5', 'lses.x6'])

/** The questions by which answers may be broken down: one choice each, in a block that is not scored, with no figure of their own. */
export function backgroundOf({ blocks, questions }: Instrument): readonly Question[] {
  const background = new Set(blocks.filter(({ score }) => !score).map(({ id }) => id))
  return questions.filter(({ block, kind, choices, askedIf, measure }) => background.has(block) && kind === 'one' && !askedIf && !measure && (choices?.length ?? 0) > 1)
}
