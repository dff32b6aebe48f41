import { missing, type Instrument, type Question } from '../../words.ts'
import { alsoWithheld } from '../groups/also-withheld.ts'
import { isSensitive } from '../groups/groups-of.ts'
import type { Answers } from '../measures.ts'
import { withheldBecause } from '../publishable.ts'
import type { SilenceOfQuestion } from './quality.ts'

/** Of so many answers half a per cent are five: what one question keeps back is not told by all of them together. */
const enoughAnswers = 1000

type Parts = { readonly sheets: number; readonly dontKnow: number; readonly preferNot: number; readonly leftOpen: number }
type Silence = { readonly questions: SilenceOfQuestion[]; readonly silent: number | null; readonly dontKnow: number | null }

/**
 * How many gave no answer to each question. Own words lie apart and nobody need add any: they are not counted. `hidden` names questions whose own number is
 * withheld: how many were asked what hangs on one of them would give it away.
 */
export function silenceOfQuestions(instrument: Instrument, sheets: Answers, hidden: ReadonlySet<string>): Silence {
  const counted = instrument.questions.flatMap((question, place) => (question.kind === 'text' ? [] : [{ question, parts: partsOf(sheets, place) }]))
  const open = counted.filter(({ question }) => !question.askedIf)
  const all = sum(open, ({ sheets: here }) => here)
  const share = (hits: number) => (all < enoughAnswers ? null : Math.round((hits / all) * 100) / 100)
  return {
    silent: share(sum(open, ({ dontKnow, preferNot, leftOpen }) => dontKnow + preferNot + leftOpen)), dontKnow: share(sum(open, ({ dontKnow }) => dontKnow)),
    questions: counted.map(({ question, parts }) => (question.askedIf ? ofSome(instrument, question, parts, hidden) : ofAll(question, parts))),
  }
}

const sum = (of: readonly { readonly parts: Parts }[], part: (parts: Parts) => number) => of.reduce((all, { parts }) => all + part(parts), 0)

function partsOf({ answers, width }: Answers, place: number): Parts {
  const counts = { sheets: answers.length / width, dontKnow: 0, preferNot: 0, leftOpen: 0 }
  for (let at = place; at < answers.length; at += width) {
    const code = answers[at]
    if (code === missing['dont-know']) counts.dontKnow++
    else if (code === missing['prefer-not']) counts.preferNot++
    else if (code === missing['not-asked']) counts.leftOpen++
  }
  return counts
}

const labelled = (question: Question, filtered: boolean) => ({ question: question.id, label: question.label ?? question.words, filtered })
const nothing = { silent: null, dontKnow: null, preferNot: null, leftOpen: null } as const

/** A question that everybody is asked: what has no answer was left open. */
function ofAll(question: Question, { sheets, dontKnow, preferNot, leftOpen }: Parts): SilenceOfQuestion {
  const split = splitOf(question, sheets, [dontKnow, preferNot, leftOpen])
  if (split === null) return { ...labelled(question, false), ...nothing, asked: sheets, withheld: 'withheld' }
  const [silent = null, known = null, not = null, open = null] = split
  return { ...labelled(question, false), asked: sheets, silent, dontKnow: known, preferNot: not, leftOpen: open, withheld: null }
}

/** One that only some are asked: how many is itself an answer to another question. */
function ofSome({ questions }: Instrument, question: Question, { sheets, dontKnow, preferNot, leftOpen }: Parts, hidden: ReadonlySet<string>): SilenceOfQuestion {
  const asked = sheets - leftOpen, of = { ...labelled(question, true), ...nothing, asked: null }
  const parents = questions.filter(({ id }) => question.askedIf!.some(({ question: parent }) => parent === id))
  const withheld = withheldBecause({ asked: asked > 0, n: asked, hits: null }) ?? withheldBecause({ asked: true, n: sheets, hits: asked, sensitive: parents.some(isSensitive), whole: true })
  if (withheld !== null) return { ...of, withheld: withheld === 'not-asked' ? 'fewer-than-30' : withheld }
  const split = parents.some(({ id }) => hidden.has(id)) ? null : splitOf(question, asked, [dontKnow, preferNot])
  if (split === null) return { ...of, withheld: 'withheld' }
  const [silent = null, known = null, not = null] = split.map((part) => part && Math.round(part * 100) / 100)
  return { ...of, asked: Math.round(asked / 5) * 5, silent, dontKnow: known, preferNot: not, withheld: null }
}

/** The share without an answer and each reason for it; null where the share itself may not be told. A reason that few share is null, and so is a second one by which it could be worked out. */
function splitOf(question: Question, n: number, parts: readonly number[]): (number | null)[] | null {
  const why = (hits: number) => withheldBecause({ asked: n > 0, n, hits, sensitive: isSensitive(question), whole: true })
  const silent = parts.reduce((all, part) => all + part, 0)
  if (why(silent) !== null) return null
  const hidden = alsoWithheld(parts.map((part) => ({ n: part, withheld: why(part) !== null })))
  return [silent / n, ...parts.map((part, at) => (hidden[at] ? null : part / n))]
}
