import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Ctx, Outside } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { within } from '#frame/within.ts'
import { erasePerson } from '#keeping/erase-person.ts'
import { addToErased } from '#platform/backup/erased-list.ts'
import { carriedBeside, keepCarried, type CarriedLine } from '#platform/backup/carried-list.ts'
import { readConfig } from '#platform/config.ts'
import type { Store } from '#platform/db.ts'
import { sealed, underNewest, unsealed } from '#platform/secrets/sealed.ts'
import { everythingKept } from '../kept.ts'
import { standingRestriction } from '../steps/measures/keep-measure.ts'
import { dayOf, type MeasureRow } from '../steps/shown-request.ts'
import { tables } from '../tables.ts'

/** Tables whose rows go when somebody objects to a use. */
const needed: Readonly<Record<string, readonly string[]>> = {
  account: ['people.sign_in_links', 'people.sessions', 'people.browsers', 'people.passwords', 'people.passkeys', 'people.identities'],
  rankings: ['problems.rankings'],
}
/** Where a sealed value on the list belongs: copied to another line it does not open. */
export const placeOf = ({ id, person }: { readonly id: string; readonly person: string }): string => `carried|${id}|${person}`

/**
 * After something was carried out: who had received what it is about is noted for telling, it is put on the list beside the keys, and what an objection ends is taken away. It may be
 * stopped anywhere and run again.
 */
export async function followMeasure({ store, now }: Outside, { directorate, measure }: Readonly<Record<string, unknown>>): Promise<void> {
  const place = String(directorate)
  const { line, row } = await within({ actor: operator, store, now }, 'all', async (ctx) => {
    await tenant(ctx, place)
    const row = await tables(ctx).selectFrom('privacy.measures').selectAll().where('directorate_id', '=', place).where('id', '=', String(measure)).executeTakeFirstOrThrow()
    const tell = await received(ctx, row)
    if (row.tell.length === 0 && tell.length > 0) await tables(ctx).updateTable('privacy.measures').set({ tell }).where('directorate_id', '=', place).where('id', '=', row.id).execute()
    return { row, line: await lineOf(ctx, row) }
  })
  keepCarried(carriedBeside(readConfig().erased), (lines) => [...lines.filter(({ id }) => id !== line.id), line])
  if (row.kind === 'objection') await endUse({ store, now }, { directorate: place, person: row.person_id }, row.what)
}

/** What an objection ends is taken away under the keeper's login. A resident's account is all that is kept of them. */
export async function endUse({ store, now }: { readonly store: Pick<Store, 'keeper'>; readonly now: Date }, whom: { readonly directorate: string; readonly person: string }, what: string): Promise<void> {
  const these = needed[what]
  if (!these) return
  await erasePerson(store, Object.fromEntries(these.map((table) => [table, everythingKept[table]!])), whom, now)
  if (what !== 'account') return
  const taken = await erasePerson(store, everythingKept, { directorate: noDirectorate, person: whom.person }, now)
  if (taken.length > 0) addToErased(readConfig().erased, { directorate: noDirectorate, person: whom.person, at: now.toISOString() })
}

/** What is sealed on the list is sealed anew under the newest key; what does not open is left. Answers how many lines. */
export function carriedAgain(erased: string): number {
  let anew = 0
  keepCarried(carriedBeside(erased), (lines) => lines.map((line) => {
    const value = line.sealed === null || underNewest(line.sealed) ? null : unsealed('carried out', placeOf(line), line.sealed)
    if (value === null) return line
    anew++
    return { ...line, sealed: sealed('carried out', placeOf(line), value) }
  }))
  return anew
}

/** A restriction that was lifted is lifted on the list too. */
export async function followLifting({ now }: Outside, { request }: Readonly<Record<string, unknown>>): Promise<void> {
  keepCarried(carriedBeside(readConfig().erased), (lines) => lines.map((line) => (line.request === request && line.lifted === null && line.kind === 'restriction' ? { ...line, lifted: dayOf(now) } : line)))
}

/** To whom anything about the person was handed out: the record says so. What everybody sees is drawn anew, and the person knows. */
async function received(ctx: Ctx, row: MeasureRow): Promise<string[]> {
  if (row.kind === 'objection') return []
  const { rows } = await sql<{ to: string }>`
    select distinct unnest(recipients) as to from frame.record where directorate_id = ${row.directorate_id} and sequence is not null and operation = 'disclose' and result = 'done' and ${row.person_id}::uuid = any (whose) order by 1`.execute(ctx.db)
  return rows.map(({ to }) => to).filter((to) => to !== 'everybody' && to !== 'the-person')
}

async function lineOf(ctx: Ctx, row: MeasureRow): Promise<CarriedLine> {
  const { directorate_id: directorate, person_id: person, id, request_id: request, kind, what } = row
  const asked = await tables(ctx).selectFrom('privacy.requests').select(['kind', 'asked_on', 'due_on', 'decided_on']).where('directorate_id', '=', directorate).where('id', '=', request).executeTakeFirstOrThrow()
  const value = await valueOf(ctx, row)
  return {
    id, directorate, person, request, kind, what, on: row.done_on, lifted: row.lifted_on, sealed: value === null ? null : sealed('carried out', placeOf({ id, person }), value),
    asked: { kind: asked.kind, askedOn: asked.asked_on, dueOn: asked.due_on, decidedOn: asked.decided_on ?? row.done_on },
  }
}

/** What has to be written again into an older backup: how it is right, or what the person says to a judgement. */
async function valueOf(ctx: Ctx, { directorate_id: directorate, person_id: person, kind, what, words }: MeasureRow): Promise<string | null> {
  if (kind === 'rebuttal') return words
  if (kind !== 'correction' || what === 'elsewhere') return null
  if (words !== null) return words
  const known = await tables(ctx).selectFrom('people.persons').select(['name', 'language']).where('directorate_id', '=', directorate).where('id', '=', person).executeTakeFirst()
  if (what === 'language') return known?.language ?? null
  return (await standingRestriction(ctx, directorate, person))?.words ?? known?.name ?? null
}
