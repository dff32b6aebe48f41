import type { Change, Instrument, ZoneResult } from '#domains/survey/words.ts'

/** What became better or worse, each told once: a block stands for its questions that went the same way. `same` counts what else was compared. */
export function movedIn({ changes }: Pick<ZoneResult, 'changes'>, instrument: Instrument | null): { readonly moved: readonly Change[]; readonly same: number } {
  const blocks = changes.filter(({ kind }) => kind === 'block')
  const questions = changes.filter(({ kind }) => kind === 'question')
  const blockOf = new Map(instrument?.questions.map(({ id, block }) => [id, block]))
  const within = (question: Change) => blocks.find(({ of }) => of === blockOf.get(question.of))
  const told = questions.filter((question) => hasMoved(question) && within(question)?.verdict !== question.verdict)
  const moved = [...blocks.filter(hasMoved), ...told]
  const touched = new Set(moved.map((change) => (change.kind === 'block' ? change.of : blockOf.get(change.of))))
  const quiet = blocks.length > 0 ? blocks.filter(({ of }) => !touched.has(of)) : questions.filter((question) => !hasMoved(question))
  return { moved, same: quiet.filter(({ verdict }) => verdict !== 'not comparable').length }
}

const hasMoved = ({ verdict }: Change) => verdict === 'better' || verdict === 'worse'
