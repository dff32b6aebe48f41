import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { looksAnHour } from '../words.ts'

/**
 * Whoever looks somebody or something up in the record by its number spends one of so many looks an hour, wherever they sit and by whichever way they ask. The record itself
 * counts: what was looked up stays looked up, after a restart too, and looking at the same again costs nothing.
 */
export async function spendLook({ db, actor, now }: Ctx, directorate: string, field: 'person' | 'thing', id: string): Promise<void> {
  if (actor.kind !== 'person') return
  // Of two looks at the same moment the second counts the first.
  await sql`select from people.persons where directorate_id = ${actor.directorate} and id = ${actor.id} for no key update`.execute(db)
  const { rows } = await sql<{ looked: string; last: Date }>`
    select looked, max(at) as last from frame.record, unnest(array[subject->>'person', subject->>'thing']) looked
    where directorate_id = ${directorate} and sequence is not null and at > ${new Date(now.getTime() - hour)} and actor = ${actor.id} and name = 'record.lines' and result = 'done' and looked is not null
    group by 1 order by 2`.execute(db)
  if (rows.length < looksAnHour || rows.some(({ looked }) => looked === id)) return
  throw new Refusal('conflict', 'record.looked-up-enough', { [field]: 'record.looked-up-enough' }, { most: looksAnHour, minutes: Math.max(1, Math.ceil((rows[0]!.last.getTime() + hour - now.getTime()) / 60_000)) })
}

const hour = 3_600_000
