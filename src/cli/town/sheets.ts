import { stringify } from 'csv-stringify/sync'
import type { Instrument, Mapping, Question } from '#domains/survey/words.ts'
import { seeded } from '#kernel/random.ts'
import { truths, type Truth } from './truth.ts'

/** How the survey company writes that somebody did not know, or would not say. */
export const dontKnow = '98'
export const preferNot = '99'

/** The file that a survey company would send of one wave of the demonstration town: the same for the same seed. */
export function sheetsOfWave(instrument: Instrument, wave: 0 | 1, seed = 20260322): string {
  const random = seeded(seed + wave)
  const asked = instrument.questions.filter(({ kind }) => kind !== 'text')
  const rows = truths.flatMap((truth) => Array.from({ length: truth.sheets[wave] }, () => rowOf(asked, truth, wave, random)))
  return stringify(rows, { header: true, columns: ['zone', 'mode', 'language', ...asked.map(({ id }) => id)] })
}

/** How that file is read. */
export function mappingOf(instrument: Instrument): Mapping {
  const missing = { [dontKnow]: 'dont-know', [preferNot]: 'prefer-not', '': 'not-asked' } as const
  const questions = instrument.questions.filter(({ kind }) => kind !== 'text').map(({ id }) => [id, { column: id, missing }] as const)
  return { zone: { column: 'zone' }, mode: { column: 'mode' }, language: 'language', questions: Object.fromEntries(questions) }
}

function rowOf(asked: readonly Question[], truth: Truth, wave: 0 | 1, random: () => number): Record<string, string> {
  const temper = gauss(random)
  const row: Record<string, string> = { zone: truth.zone, mode: random() < truth.byWeb[wave] ? 'web' : 'interview', language: random() < 0.8 ? 'en' : 'ro' }
  for (const question of asked) {
    row[question.id] = applies(question, row) ? answerTo(question, temper, question.block === 'a' && wave === 1 ? truth.lessOfBlockA : 0, random) : ''
  }
  return row
}

function applies({ askedIf }: Question, row: Readonly<Record<string, string>>): boolean {
  return askedIf === undefined || askedIf.some(({ question, codes }) => codes.includes(Number(row[question])))
}

function answerTo(question: Question, temper: number, less: number, random: () => number): string {
  const silence = random()
  if (silence < 0.02) return dontKnow
  if (silence < 0.025) return preferNot
  if (question.kind === 'number') return String(Math.min(question.most ?? 31, Math.max(question.least ?? 0, Math.floor(Math.exp(0.6 + 0.7 * gauss(random)) - 1.5))))
  const codes = (question.choices ?? []).map(({ code }) => code)
  if (question.kind === 'many') return String(codes[Math.floor(random() * codes.length)])
  if (question.block === 'b' && codes.length === 2) return String(random() < 0.09 + 0.02 * Math.tanh(temper) ? yesOf(question) : codes.find((code) => code !== yesOf(question)))
  return String(codes[step(codes.length, 0.45 * temper + 0.9 * gauss(random), less, random)])
}

const yesOf = (question: Question): number => (question.measure && 'share' in question.measure ? question.measure.share[0]! : 1)

/** One step of an ordered scale: a feeling cut at fixed places; a truth of half a step less moves each of two answers down by one. */
function step(steps: number, feeling: number, less: number, random: () => number): number {
  const at = Math.floor((1 / (1 + Math.exp(-1.1 * feeling))) * steps)
  const moved = random() < less / 0.72 ? at - 1 : at
  return Math.max(0, Math.min(steps - 1, moved))
}

function gauss(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
