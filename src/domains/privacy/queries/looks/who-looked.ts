import { sql } from 'kysely'
import { z } from 'zod'
import { operations, type Ground, type Operation, type Purpose } from '#access/recording.ts'
import { Role } from '#domains/people/words.ts'
import { Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { deferralDeeds, deferralReasons } from '../../words.ts'
import { actingPosts } from '../../steps/acting-posts.ts'
import { hiddenLooks } from '../../steps/hidden-looks.ts'
import { inEachPlace, type OwnSelf, ownSelf } from '../../steps/own-self.ts'

const Asked = z.object({ year: z.coerce.number().int().min(2000).max(2200).optional(), /** Those before this line. */ before: z.coerce.number().int().positive().optional() })
const Look = z.object({
  /** Its place in the record, by which the next page is asked for. */
  place: z.number().int(),
  /** The day and the hour. */
  at: z.iso.datetime(),
  /** Somebody with a post; whoever sits at the machine's console; somebody who had not signed in; or the machine by itself. */
  who: z.enum(['person', 'operator', 'stranger', 'machine']),
  posts: z.array(z.object({ role: Role, unit: Names.nullable(), name: z.string().nullable() })),
  /** The name of the deed, as the record has it. */
  deed: z.string(),
  operation: z.enum(operations), purpose: z.string(), ground: z.string(), recipients: z.array(z.string()), refused: z.boolean(),
  /** How many persons it was about at once. */
  among: z.number().int(),
  /** It was about telling looks later. */
  aboutDeferral: z.boolean(),
})
const Answer = z.object({
  looks: z.array(Look), more: z.boolean(), years: z.array(z.number().int()),
  /** What they did themself, folded together. */
  own: z.object({ times: z.number().int(), last: z.iso.date().nullable() }),
  /** What was told later and is over: from when to when, and why. */
  toldLater: z.array(z.object({ from: z.iso.date(), until: z.iso.date(), reason: z.enum(deferralReasons) })),
})
type Row = { sequence: string; at: Date; name: string; actor: string; roles: string[]; operation: Operation; purpose: Purpose; ground: Ground; recipients: string[]; result: string; among: number }
const most = 50

/** Who looked at, changed or handed on what is kept of whoever asks: every line of the record that is about them, the newest first, refused ones too. That they read it is kept without a moment, as all that residents do. */
export const whoLooked = query('privacy.who-looked', { input: Asked, answer: Answer, reads: 'all', record: { operation: 'consult', ground: 'own-wish', quiet: true }, find: (ctx: Ctx) => ownSelf(ctx), run: looked })

async function looked(ctx: Ctx, { year, before }: z.output<typeof Asked>, self: OwnSelf): Promise<z.output<typeof Answer>> {
  // A resident belongs to no directorate and may have asked several: each has a chain of its own, and they are laid together by their hour.
  const all = await inEachPlace(ctx, self, (directorate) => lookedIn(ctx, { directorate, person: self.person }, year, before))
  if (all.length === 1) return all[0]!
  return {
    looks: all.flatMap(({ looks }) => looks).toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : other.place - one.place)), more: all.some(({ more }) => more), years: [...new Set(all.flatMap(({ years }) => years))].sort().reverse(),
    own: { times: all.reduce((sum, { own }) => sum + own.times, 0), last: all.map(({ own }) => own.last).filter((day) => day !== null).sort().at(-1) ?? null }, toldLater: all.flatMap(({ toldLater }) => toldLater),
  }
}

async function lookedIn(ctx: Ctx, self: OwnSelf, year: number | undefined, before: number | undefined): Promise<z.output<typeof Answer>> {
  const { directorate, person } = self, { hidden, toldLater } = await hiddenLooks(ctx, self)
  const about = sql`directorate_id = ${directorate} and sequence is not null and ${person}::uuid = any (whose)`
  // What was done at the door with a proof of theirs is their own: their sessions are listed elsewhere.
  const own = sql`(actor = ${person} or (actor = 'stranger' and result = 'done'))`
  const others = sql`${about} and not ${own} and not ${hidden}`
  const inYear = year === undefined ? sql`true` : sql`(at >= ${`${year}-01-01T00:00:00Z`}::timestamptz and at < ${`${year + 1}-01-01T00:00:00Z`}::timestamptz)`
  const { rows } = await sql<Row>`
    select sequence, at, name, actor, roles, operation, purpose, ground, recipients, result, cardinality(whose) as among
    from frame.record where ${others} and ${inYear} and ${before === undefined ? sql`true` : sql`sequence < ${before}`} order by sequence desc limit ${most + 1}`.execute(ctx.db)
  const { rows: years } = await sql<{ year: number }>`select distinct extract(year from at at time zone 'UTC')::int as year from frame.record where ${others} order by 1 desc`.execute(ctx.db)
  const { rows: [mine] } = await sql<{ times: number; last: Date | null }>`select count(*)::int as times, max(at) as last from frame.record where ${about} and ${own} and ${inYear}`.execute(ctx.db)
  const shown = rows.slice(0, most), postsOf = await actingPosts(ctx, directorate, shown)
  return {
    looks: shown.map((row) => ({
      place: Number(row.sequence), at: `${row.at.toISOString().slice(0, 13)}:00:00.000Z`, who: whoIs(row.actor), posts: postsOf(row), deed: row.name, operation: row.operation, purpose: row.purpose, ground: row.ground,
      recipients: row.recipients, refused: row.result === 'refused', among: row.among, aboutDeferral: (deferralDeeds as readonly string[]).includes(row.name),
    })),
    more: rows.length > most, years: years.map((one) => one.year), own: { times: mine!.times, last: mine!.last?.toISOString().slice(0, 10) ?? null }, toldLater,
  }
}

const whoIs = (actor: string) => (/^[0-9a-f]{8}-/.test(actor) ? 'person' : actor === 'operator' || actor === 'stranger' ? actor : 'machine')
