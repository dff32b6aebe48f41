import { sql } from 'kysely'
import { v7 } from 'uuid'
import { genesis, lineText, linked, type Line } from '../../src/frame/record/line.ts'
import { publicKey, signed } from '../../src/domains/record/chain/signing.ts'
import type { Head } from '../../src/domains/record/words.ts'
import type { Store } from '../../src/platform/db.ts'
import type { LargeTown } from '../large-town.ts'

const atOnce = 2_000, day = 86_400_000

/** Lines of a record as thirteen weeks of looking leave them, each linked to the one before, and a signed head after every so many: written straight into the store, for by looking it would take thirteen weeks. */
export async function recordOfYears(store: Store, { directorate, now, officers, zones }: LargeTown, { lines, heads }: { readonly lines: number; readonly heads: number }): Promise<void> {
  const { rows: [end] } = await sql<{ sequence: string; hash: string }>`select sequence, hash from frame.heads where directorate_id = ${directorate}`.execute(store.owner)
  let sequence = Number(end?.sequence ?? 0), hash = end?.hash ?? genesis
  const each = Math.ceil(lines / heads), published: Head[] = [], key = publicKey()
  for (let done = 0; done < lines;) {
    const some: object[] = []
    for (; some.length < atOnce && done < lines; done++) {
      const line = lookAt(done / lines, now, directorate, officers, zones, done)
      hash = linked(hash, ++sequence, lineText(line))
      some.push({ ...line, sequence, hash })
      if (done % each === each - 1 || done === lines - 1) published.push(signed({ directorate: directorate as Head['directorate'], sequence, hash, at: line.at.toISOString() }))
    }
    await sql`
      insert into frame.record (directorate_id, id, name, operation, actor, roles, session, subject, whose, purpose, ground, recipients, result, request, at, sequence, hash)
      select directorate_id, id, name, operation, actor, roles, session, subject, whose, purpose, ground, recipients, result, request, at, sequence, hash from jsonb_populate_recordset(null::frame.record, ${JSON.stringify(some)}::jsonb)`.execute(store.owner)
  }
  await sql`update frame.heads set sequence = ${sequence}, hash = ${hash} where directorate_id = ${directorate}`.execute(store.owner)
  await sql`
    insert into pub.record_heads (directorate_id, sequence, hash, at, key, signature)
    select ${directorate}::uuid, told.sequence, told.hash, told.at, ${key}, told.signature from jsonb_to_recordset(${JSON.stringify(published)}::jsonb) as told (sequence bigint, hash text, at timestamptz, signature text)`.execute(store.owner)
}

/** Officers look at their own zones by day, and now and then at a neighbour's. */
function lookAt(share: number, now: Date, directorate: string, officers: readonly string[], zones: readonly string[], nth: number): Line {
  const who = nth % officers.length, at = new Date(Math.floor((now.getTime() - 91 * day + share * 90 * day) / day) * day + (7 + (nth % 9)) * 3_600_000)
  return {
    directorate_id: directorate, id: v7(), name: 'problems.problems', operation: 'consult', actor: officers[who]!, roles: ['zone-officer'], session: null, subject: { zone: zones[nth % 40 === 0 ? (who + 1) % zones.length : who]! }, whose: [],
    purpose: 'analysis', ground: 'crime-prevention', recipients: [], result: 'done', request: v7(), at,
  }
}
