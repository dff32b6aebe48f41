import { stringify } from 'csv-stringify/sync'
import type { Instrument, Mapping, Question } from '#domains/survey/words.ts'
import { seeded } from '#kernel/random.ts'

/** How many sheets come from each zone, in both rounds. */
export const sheetsPerZone = 200

/**
 * The file of one round of a town in which nothing changes: each zone has its own share for each answer, drawn once from the seed, and every round
 * draws its people from the same shares. Whatever a comparison finds in two of them is chance.
 */
export function sheetsOfRound({ questions }: Instrument, zones: readonly string[], round: number, seed: number): string {
  const asked = questions.filter(({ kind }) => kind !== 'text')
  const truth = truths(asked, zones, seed), random = seeded(seed + 1 + round)
  const rows = zones.flatMap((zone) => Array.from({ length: sheetsPerZone }, () => {
    const row: Record<string, string | number> = { zone }
    for (const question of asked) row[question.id] = applies(question, row) ? drawn(truth.get(zone + question.id)!, random()) : ''
    return row
  }))
  return Buffer.from(stringify(rows, { header: true, columns: ['zone', ...asked.map(({ id }) => id)] })).toString('base64')
}

/** How that file is read; every sheet was filled in with an interviewer. */
export const mappingOf = ({ questions }: Instrument): Mapping => ({
  zone: { column: 'zone' }, mode: { always: 'interview' },
  questions: Object.fromEntries(questions.filter(({ kind }) => kind !== 'text').map(({ id }) => [id, { column: id, missing: { '': 'not-asked' } }])),
})

type Share = { readonly code: number; readonly below: number }
/** What is true in each zone: of every answer, up to which point of a draw between 0 and 1 it is given. */
function truths(asked: readonly Question[], zones: readonly string[], seed: number): ReadonlyMap<string, readonly Share[]> {
  const random = seeded(seed)
  return new Map(zones.flatMap((zone) => asked.map((question) => {
    const codes = question.choices?.map(({ code }) => code) ?? [0, 1, 2, 3].map((more) => (question.least ?? 0) + more)
    const parts = codes.map(() => 0.2 + random()), all = parts.reduce((sum, part) => sum + part, 0)
    let below = 0
    return [zone + question.id, codes.map((code, at) => ({ code, below: (below += parts[at]! / all) }))] as const
  })))
}

const drawn = (shares: readonly Share[], draw: number): number => (shares.find(({ below }) => draw < below) ?? shares.at(-1)!).code
const applies = ({ askedIf }: Question, row: Readonly<Record<string, string | number>>): boolean => askedIf === undefined || askedIf.some(({ question, codes }) => codes.includes(row[question] as number))
