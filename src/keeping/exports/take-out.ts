import { v7 } from 'uuid'
import { exporting, exportLimits, recipientsWithoutName, type ExportDeed, type ExportPurpose, type ExportRecipient } from '#access/exporting.ts'
import { recordedOf } from '#access/recording.ts'
import { alone } from '#frame/alone.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { exportRows } from './export-rows.ts'
import { exportNumber, type Taken, type Taking } from './taking.ts'

const hour = 3_600_000
type Rows = { readonly deed: ExportDeed; readonly directorate: string; /** The round or the request that the rows belong to. */ readonly thing: string; readonly called?: Readonly<Record<string, string>>; readonly rows: number; readonly said: Taking }
type Agreed = { readonly request: string; readonly most: number; readonly goodUntil: Date }
type Said = { readonly purpose: ExportPurpose; readonly toWhom: ExportRecipient; readonly recipient: string; readonly agreed: Agreed | null }

/** Rows of persons leave the house: asked of every deed that carries them, in its transaction, before it answers. Whoever it is has a name, and the console has none. */
export async function takeOut(ctx: Ctx, { deed, directorate, thing, called = {}, rows, said }: Rows): Promise<Taken> {
  const { actor, now } = ctx
  if (actor.kind !== 'person') throw new Refusal('not-allowed', 'access.not-allowed')
  const { purpose, toWhom, recipient, agreed } = said.agreed === undefined ? spoken(deed, said) : await agreedTo(ctx, { deed, directorate, thing, request: said.agreed, person: actor.id })
  if (agreed === null && rows > exportLimits.alone) throw new Refusal('conflict', 'frame.second-person-first', {}, { rows, most: exportLimits.alone })
  if (agreed !== null && rows > agreed.most) throw new Refusal('conflict', 'frame.more-than-agreed', {}, { rows, most: agreed.most })
  await alone(ctx, directorate, `exports ${actor.id}`)
  const before = await exportRows(ctx).selectFrom('frame.exports').select(['number', 'taken_at']).where('directorate_id', '=', directorate).where('taken_by', '=', actor.id).orderBy('number', 'desc').limit(exportLimits.aDay).execute()
  const number = (before[0]?.number ?? 0) + 1, fifth = before[exportLimits.aDay - 1]
  if (fifth && fifth.taken_at.getTime() + 24 * hour > now.getTime()) throw new Refusal('not-now', 'frame.enough-for-today', {}, { most: exportLimits.aDay, hours: Math.ceil((fifth.taken_at.getTime() + 24 * hour - now.getTime()) / hour) })
  const id = v7(), { ground } = recordedOf(deed, 'command', 'disclose')!
  await exportRows(ctx).insertInto('frame.exports').values({
    directorate_id: directorate, id, deed, thing_id: thing, called: JSON.stringify(called), rows, purpose, ground, to_whom: toWhom, recipient, taken_by: actor.id, taken_at: now, number, fifth_before: fifth?.number ?? null, fifth_at: fifth?.taken_at ?? null,
    request_id: agreed?.request ?? null, answer: agreed ? 'agreed' : null, rows_most: agreed?.most ?? null, good_until: agreed?.goodUntil ?? null,
  }).execute()
  await countFor(ctx, directorate, agreed !== null)
  return { export: id, number: exportNumber(id), takenBy: actor.id, takenAt: now.toISOString(), rows, purpose, toWhom, recipient }
}

/** What somebody says who takes few rows, alone. */
function spoken(deed: ExportDeed, { purpose, toWhom, recipient = '' }: Taking): Said {
  const may = exporting[deed], knows = <T extends string>(all: readonly string[], one: T | undefined): one is T => one !== undefined && all.includes(one)
  if (!knows(may.purposes, purpose)) throw new Refusal('invalid', 'frame.say-what-for', { purpose: 'frame.say-what-for' })
  if (!knows(may.toWhom, toWhom)) throw new Refusal('invalid', 'frame.say-to-whom', { toWhom: 'frame.say-to-whom' })
  if (recipient === '' && !recipientsWithoutName.includes(toWhom)) throw new Refusal('invalid', 'frame.name-who-gets-it', { recipient: 'frame.name-who-gets-it' })
  return { purpose, toWhom, recipient, agreed: null }
}

/** What another person agreed to for this one, this deed and this thing; used once, and only as long as it is good. */
async function agreedTo(ctx: Ctx, { deed, directorate, thing, request, person }: { readonly deed: ExportDeed; readonly directorate: string; readonly thing: string; readonly request: string; readonly person: string }): Promise<Said> {
  const asked = await exportRows(ctx).selectFrom('frame.export_requests as asked').innerJoin('frame.export_answers as said', (on) => on.onRef('said.directorate_id', '=', 'asked.directorate_id').onRef('said.request_id', '=', 'asked.id'))
    .leftJoin('frame.exports as gone', (on) => on.onRef('gone.directorate_id', '=', 'asked.directorate_id').onRef('gone.request_id', '=', 'asked.id'))
    .select(['asked.purpose', 'asked.to_whom', 'asked.recipient', 'asked.rows_most', 'said.good_until', 'gone.id as gone']).where('asked.directorate_id', '=', directorate).where('said.directorate_id', '=', directorate)
    .where('asked.id', '=', request).where('asked.asked_by', '=', person).where('asked.deed', '=', deed).where('asked.thing_id', '=', thing).where('said.answer', '=', 'agreed').executeTakeFirst()
  if (!asked || asked.gone !== null || asked.good_until <= ctx.now) throw new Refusal('too-late', 'frame.agreement-over')
  return { purpose: asked.purpose, toWhom: asked.to_whom, recipient: asked.recipient, agreed: { request, most: asked.rows_most, goodUntil: asked.good_until } }
}

/** One more, for everybody. */
async function countFor(ctx: Ctx, directorate: string, byTwo: boolean): Promise<void> {
  const quarter = `${ctx.now.getUTCFullYear()}-Q${Math.floor(ctx.now.getUTCMonth() / 3) + 1}`, two = byTwo ? 1 : 0
  await exportRows(ctx).insertInto('pub.export_counts').values({ directorate_id: directorate, quarter, taken: 1, by_two: two })
    .onConflict((same) => same.columns(['directorate_id', 'quarter']).doUpdateSet((row) => ({ taken: row('pub.export_counts.taken', '+', 1), by_two: row('pub.export_counts.by_two', '+', two) }))).execute()
}
