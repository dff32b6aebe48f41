import type { Selectable } from 'kysely'
import type { PrivacyTables } from '../tables.ts'
import type { Request, RequestId } from '../words.ts'
import type { PersonId } from '#domains/people/words.ts'
import type { z } from 'zod'

/** A request as the person and the data-protection officer see it. */
export function shownRequest(row: Selectable<PrivacyTables['privacy.requests']>, today: string): Request {
  return {
    request: row.id as z.output<typeof RequestId>, person: row.person_id as PersonId, kind: row.kind, words: row.words, askedOn: row.asked_on, dueOn: row.due_on, late: row.decided_on === null && row.due_on < today,
    prolongedBecause: row.prolonged_because, decidedOn: row.decided_on, outcome: row.outcome, because: row.because, liftedOn: row.lifted_on,
  }
}

export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)
