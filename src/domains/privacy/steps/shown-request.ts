import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { PersonId } from '#domains/people/words.ts'
import type { PrivacyTables } from '../tables.ts'
import { type Measure, numberOf, type Request, type RequestId } from '../words.ts'

type Row = Selectable<PrivacyTables['privacy.requests']>
export type MeasureRow = Selectable<PrivacyTables['privacy.measures']>

/** A request as the person and the data-protection officer see it, with what was done about it. */
export function shownRequest(row: Row, today: string, measures: readonly MeasureRow[]): Request {
  const done = measures.filter((one) => one.request_id === row.id)
  const toDo = (row.outcome === 'granted' || row.outcome === 'partly') && ['correction', 'restriction', 'objection'].includes(row.kind) && done.length === 0 && row.lifted_on === null
  return {
    request: row.id as z.output<typeof RequestId>, number: numberOf(row.id), person: row.person_id as PersonId, kind: row.kind, words: row.words, askedOn: row.asked_on, dueOn: row.due_on, late: row.decided_on === null && row.due_on < today,
    prolongedBecause: row.prolonged_because, decidedOn: row.decided_on, outcome: row.outcome, because: row.because, liftedOn: row.lifted_on, ground: row.ground, standsUntil: row.stands_until, toDo, done: done.map(shownMeasure),
  }
}

const shownMeasure = ({ id, kind, what, words, done_on, lifted_on, tell, told_on }: MeasureRow): Measure =>
  ({ measure: id, kind, what, words: kind === 'rebuttal' ? words : null, on: done_on, liftedOn: lifted_on, tell, toldOn: told_on })

export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)
