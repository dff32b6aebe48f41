import type { Break, Instrument, Mode, Question } from '../words.ts'
import { canonical } from './canonical.ts'

/** How one wave asked: with which questions, by which modes, from which frame. */
export type Asking = { readonly instrument: Instrument; readonly modes: readonly Mode[]; readonly frame: string }
/** Why two waves cannot be compared: in all they asked, and in single questions, blocks or the index. */
export type Breaks = { readonly whole: readonly Break[]; readonly of: ReadonlyMap<string, readonly Break[]> }

/**
 * Whether two waves asked in the same way, which is a rule and not a hope: the same words, choices, order, modes and frame (LSES, stage 5).
 * A language that only one of them had changes nothing for those who read the others; questions added after the old ones change no order.
 */
export function breaksBetween(before: Asking, after: Asking): Breaks {
  const whole: Break[] = []
  if (!sameOrder(before.instrument, after.instrument)) whole.push('order-changed')
  if (canonical([...before.modes].sort()) !== canonical([...after.modes].sort())) whole.push('modes-changed')
  if (before.frame.trim() !== after.frame.trim()) whole.push('frame-changed')
  const of = new Map<string, readonly Break[]>()
  const earlier = new Map(before.instrument.questions.map((question) => [question.id, question]))
  for (const question of after.instrument.questions) note(of, question.id, breaksOfQuestion(earlier.get(question.id), question))
  for (const block of after.instrument.blocks) note(of, block.id, breaksOfBlock(block, before.instrument, after.instrument, of))
  note(of, 'index', breaksOfIndex(before.instrument, after.instrument, of))
  return { whole, of }
}

/** Every reason there is, once: what a plan is warned of before anybody is asked. */
export const allBreaks = ({ whole, of }: Breaks): Break[] => [...new Set([...whole, ...[...of.values()].flat()])]

function note(of: Map<string, readonly Break[]>, id: string, breaks: readonly Break[]): void {
  if (breaks.length > 0) of.set(id, breaks)
}

function sameOrder(before: Instrument, after: Instrument): boolean {
  const common = (one: Instrument, other: Instrument) => one.questions.map(({ id }) => id).filter((id) => other.questions.some((question) => question.id === id))
  return canonical(common(before, after)) === canonical(common(after, before))
}

function breaksOfQuestion(before: Question | undefined, after: Question): readonly Break[] {
  if (!before) return ['not-asked-before']
  const breaks: Break[] = []
  if (!sameWords(before.words, after.words) || !sameWords(before.hint ?? {}, after.hint ?? {}) || differ(before, after, ['kind', 'alone', 'askedIf'])) breaks.push('question-changed')
  if (!sameChoices(before, after) || differ(before, after, ['least', 'most', 'needed'])) breaks.push('scale-changed')
  if (differ(before, after, ['score', 'good']) || canonical(counted(before)) !== canonical(counted(after))) breaks.push('scoring-changed')
  return breaks
}

/** A block is the same when it is counted the same way from the same questions, asked the same way. */
function breaksOfBlock(block: Instrument['blocks'][number], before: Instrument, after: Instrument, of: ReadonlyMap<string, readonly Break[]>): readonly Break[] {
  const old = before.blocks.find(({ id }) => id === block.id)
  if (!block.score) return []
  if (!old?.score) return ['not-asked-before']
  const parts = partsOf(block, after)
  const breaks = new Set<Break>(parts.flatMap((id) => of.get(id) ?? []))
  if (differ(old, block, ['score', 'good']) || canonical(partsOf(old, before)) !== canonical(parts)) breaks.add('scoring-changed')
  return [...breaks]
}

function breaksOfIndex(before: Instrument, after: Instrument, of: ReadonlyMap<string, readonly Break[]>): readonly Break[] {
  if (!after.index) return []
  if (!before.index) return ['not-asked-before']
  const breaks = new Set<Break>(after.index.flatMap((block) => of.get(block) ?? []))
  if (canonical([...before.index].sort()) !== canonical([...after.index].sort())) breaks.add('scoring-changed')
  return [...breaks]
}

function partsOf({ id, score }: Instrument['blocks'][number], instrument: Instrument): readonly string[] {
  if (score?.kind === 'any') return score.questions
  return instrument.questions.filter((question) => question.block === id && question.score).map((question) => question.id)
}

const counted = ({ measure }: Question) => (measure && 'share' in measure ? { share: [...measure.share].sort() } : measure ? 'mean' : null)

function sameChoices({ choices: before = [] }: Question, { choices: after = [] }: Question): boolean {
  return before.length === after.length && before.every((choice, at) => !differ(choice, after[at]!, ['code', 'exclusive', 'apart']) && sameWords(choice.words, after[at]!.words))
}

function sameWords(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): boolean {
  const both = Object.keys(before).filter((language) => language in after)
  return both.length === 0 ? canonical(before) === canonical(after) : both.every((language) => before[language] === after[language])
}

const differ = <T extends object>(before: T, after: T, fields: readonly (keyof T)[]) => fields.some((field) => canonical(before[field] ?? null) !== canonical(after[field] ?? null))
