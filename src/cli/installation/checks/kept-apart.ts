import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { outstanding } from '#platform/migrate.ts'
import type { Finding } from '../examine.ts'

/** Does anybody own the survey and hold a post of the police beside it, from before that was refused? */
export async function keptApart(owner: Db, now: Date): Promise<Finding> {
  const check = 'posts'
  if ((await outstanding(owner)).length > 0) return { check, ok: false, says: 'They are looked at when all migrations are applied. Run vatra migrate.' }
  const { rows } = await sql<{ name: string }>`
    select distinct person.name from people.holdings own
    join people.holdings other on other.directorate_id = own.directorate_id and other.person_id = own.person_id and frame.side(other.role) -|- frame.side(own.role) and daterange(other.from_on, other.to_on) && daterange(own.from_on, own.to_on)
    join people.persons person on person.directorate_id = own.directorate_id and person.id = own.person_id
    where own.both_before and (own.to_on is null or own.to_on > ${now.toISOString().slice(0, 10)}::date) and (other.to_on is null or other.to_on > ${now.toISOString().slice(0, 10)}::date) order by 1`.execute(owner)
  if (rows.length === 0) return { check, ok: true, says: 'Nobody owns the survey who is of the police.' }
  return { check, ok: false, says: `Whoever owns the survey is nobody of the police, and these hold both from before: ${rows.map(({ name }) => name).join(', ')}. Let each of them leave one of the two.` }
}
