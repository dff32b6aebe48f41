import type { Instrument, Question } from '../../words.ts'

/** Version 1 of the core is evidence and cannot be marked any more: its illness and minority. */
const ofTheCore: ReadonlySet<string> = new Set(['lses.x5', 'lses.x6'])

/** Whether answers could shame or endanger who gave them, or a group that is small in a zone: told of the whole commissariat only. */
export const isSensitive = ({ id, sensitive }: Pick<Question, 'id' | 'sensitive'>): boolean => sensitive ?? ofTheCore.has(id)

/** The questions by which answers may be broken down: one choice each, in a block that is not scored, with no figure of their own. */
export function backgroundOf({ blocks, questions }: Instrument): readonly Question[] {
  const background = new Set(blocks.filter(({ score }) => !score).map(({ id }) => id))
  return questions.filter(({ block, kind, choices, askedIf, measure }) => background.has(block) && kind === 'one' && !askedIf && !measure && (choices?.length ?? 0) > 1)
}
