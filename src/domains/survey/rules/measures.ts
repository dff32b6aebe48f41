import { blockScore } from '#kernel/score/block-score.ts'
import { itemScore } from '#kernel/score/item-score.ts'
import type { Figure, Instrument, Question } from '../words.ts'
import { isSensitive } from './groups/groups-of.ts'

/** All sheets of a wave, one after another, `width` answers each. */
export type Answers = { readonly answers: Int16Array; readonly width: number }
/** One number to be published. `asked`: the places of the questions it comes from. `fill` writes what each sheet gives to it, NaN where it says nothing. */
export type Measure = Pick<Figure, 'of' | 'kind' | 'measure'> & {
  readonly good: 'high' | 'low' | null; readonly asked: readonly number[]; readonly fill: Fill
  /** The least and most that one answer can give. */
  readonly range: readonly [least: number, most: number]
  /** Could it shame or endanger? Then it is told of the whole commissariat only. */
  readonly sensitive: boolean
}
/** `blocks` holds what was filled for the blocks before: the index is made of them. */
type Fill = (sheets: Answers, into: Float64Array, blocks: ReadonlyMap<string, Float64Array>) => void

/**
 * How a questionnaire becomes numbers: a share or a mean of each question that names one, a score of each block, and the index.
 * An item's score runs from 0 to 1 (1 worst); a block's is the mean of its items answered, known where at least 60 % of them were.
 * Exposure is never averaged: it is the share with any of the named events, among those who answered at least 60 % of them.
 * The index is a person's unweighted mean over the named blocks, known where all of them are. Source: LSES core questionnaire, scoring.
 */
export function measuresOf(instrument: Instrument): readonly Measure[] {
  const blocks = instrument.blocks.flatMap((block) => measureOfBlock(block, instrument))
  return [...instrument.questions.flatMap((question, place) => measureOfQuestion(question, place)), ...blocks, ...indexOf(instrument, blocks)]
}

function measureOfQuestion(question: Question, place: number): readonly Measure[] {
  if (!question.measure || question.kind === 'text') return []
  const counted = 'share' in question.measure ? hits(question, question.measure.share) : plain(question)
  return [{
    of: question.id, kind: 'question', measure: 'share' in question.measure ? 'share' : 'mean', good: question.good ?? null,
    asked: [place], range: 'share' in question.measure ? [0, 1] : rangeOf(question), sensitive: isSensitive(question), fill: ({ answers, width }, into) => {
      for (let sheet = 0, at = place; sheet < into.length; sheet++, at += width) into[sheet] = counted(answers[at] as number)
    },
  }]
}

function measureOfBlock(block: Instrument['blocks'][number], instrument: Instrument): readonly Measure[] {
  const { score } = block
  if (!score) return []
  const parts = instrument.questions.map((question, place) => ({ question, place }))
    .filter(({ question }) => (score.kind === 'any' ? score.questions.includes(question.id) : question.block === block.id && question.score))
  const scores = parts.map(({ question, place }) => ({ place, count: score.kind === 'any' ? hits(question, score.codes) : scored(question) }))
  const person: (number | null)[] = scores.map(() => null) // used again for every sheet: there are hundreds of thousands
  const fill: Fill = ({ answers, width }, into) => {
    for (let sheet = 0; sheet < into.length; sheet++) {
      for (let at = 0; at < scores.length; at++) {
        const { place, count } = scores[at]!, part = count(answers[sheet * width + place] as number)
        person[at] = part === part ? part : null
      }
      const mean = blockScore(person)
      into[sheet] = mean === null ? NaN : score.kind === 'mean' ? mean : mean > 0 ? 1 : 0
    }
  }
  return [{ of: block.id, kind: 'block', measure: score.kind === 'any' ? 'share' : 'mean', good: block.good ?? null, asked: parts.map(({ place }) => place), range: [0, 1], sensitive: parts.length > 0 && parts.every(({ question }) => isSensitive(question)), fill }]
}

function indexOf({ index }: Instrument, blocks: readonly Measure[]): readonly Measure[] {
  const parts = blocks.filter(({ of }) => index?.includes(of))
  const [first] = parts
  if (!first) return []
  const good = parts.every((part) => part.good === first.good) ? first.good : null
  const fill: Fill = (_, into, filled) => {
    into.fill(0)
    for (const { of } of parts) filled.get(of)!.forEach((score, sheet) => { into[sheet]! += score / parts.length })
  }
  return [{ of: 'index', kind: 'index', measure: 'mean', good, asked: parts.flatMap(({ asked }) => asked), range: [0, 1], sensitive: false, fill }]
}

function rangeOf({ kind, least = 0, most = 9999, choices = [] }: Question): readonly [number, number] {
  if (kind === 'number') return [least, most]
  const codes = choices.filter((choice) => !choice.apart).map(({ code }) => code)
  return [Math.min(...codes), Math.max(...codes)]
}

type Count = (code: number) => number

/** Answers that stand apart count neither for nor against. */
const apart = ({ choices = [] }: Question): ReadonlySet<number> => new Set(choices.filter((choice) => choice.apart).map(({ code }) => code))

function hits(question: Question, codes: readonly number[]): Count {
  if (question.kind !== 'many') return byCode(question, (code) => (codes.includes(code) ? 1 : 0))
  const wanted = (question.choices ?? []).reduce((set, { code }, place) => (codes.includes(code) ? set | (1 << place) : set), 0)
  return (set) => (set < 0 ? NaN : (set & wanted) === 0 ? 0 : 1)
}

const plain = (question: Question): Count => byCode(question, (code) => code)

/** What each answer to a question gives to its block's score: 0 to 1, NaN where it says nothing. */
export function scored(question: Question): Count {
  const { most, reversed, as = {} } = question.score!
  if (question.kind !== 'many') return byCode(question, (code) => as[code] ?? itemScore(Math.min(code, most), most, reversed)!)
  return (set) => {
    if (set < 0) return NaN
    const chosen = (question.choices ?? []).filter((_, place) => set & (1 << place))
    const given = chosen.find(({ code }) => as[code] !== undefined)
    return given ? as[given.code]! : itemScore(Math.min(chosen.length, most), most, reversed)!
  }
}

/** Looked up and not worked out for each of hundreds of thousands of sheets. */
function byCode(question: Question, of: Count): Count {
  const left = apart(question)
  const most = question.kind === 'number' ? (question.most ?? 9999) : Math.max(0, ...(question.choices ?? []).map(({ code }) => code))
  const counts = Float64Array.from({ length: most + 1 }, (_, code) => (left.has(code) ? NaN : of(code)))
  return (code) => (code < 0 || code > most ? NaN : (counts[code] as number))
}
