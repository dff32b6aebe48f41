import { sql } from 'kysely'
import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { spendLook } from '../machine/spend-look.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), day: Day.optional(),
  /** The name of a deed, or how it begins. */
  deed: z.string().trim().max(80).optional(),
  /** Who did it, or whom it is about. */
  person: z.uuid().optional(),
  /** The id of whatever it was done to. */
  thing: z.uuid().optional(),
  refused: z.literal('yes').optional(),
  /** At the door: tries of nobody we know. */
  door: z.literal('yes').optional(),
  before: z.coerce.number().int().positive().optional(),
})
const LineSeen = z.object({
  sequence: z.number(), at: z.iso.datetime(), name: z.string(), operation: z.string(), actor: z.string(), roles: z.array(z.string()), session: z.string().nullable(), request: z.string(),
  subject: z.string(), whose: z.array(z.string()), purpose: z.string(), ground: z.string(), recipients: z.array(z.string()), result: z.enum(['done', 'refused']),
})
const Answer = z.object({ lines: z.array(LineSeen), more: z.boolean() })
type Row = Omit<z.output<typeof LineSeen>, 'at' | 'sequence'> & { at: Date; sequence: string }

const most = 100
const none = '00000000-0000-0000-0000-000000000000'

/** The record, newest first: who did what to which thing, for what and with what result. Ids and codes; what was written or said stands nowhere in it. So many people and things an hour are looked up by one person. */
export const lines = query('record.lines', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: read })

async function read(ctx: Ctx, { day, deed, person, thing, refused, door, before }: z.output<typeof Asked>, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  for (const [field, id] of [['person', person], ['thing', thing]] as const) if (id) await spendLook(ctx, directorate, field, id)
  const asked = sql.join([
    sql`directorate_id = ${door ? none : directorate} and sequence is not null`,
    ...(day ? [sql`at >= ${`${day}T00:00:00Z`}::timestamptz and at < ${`${day}T00:00:00Z`}::timestamptz + interval '1 day'`] : []),
    ...(deed ? [sql`starts_with(name, ${deed})`] : []),
    ...(person ? [sql`(actor = ${person} or ${person}::uuid = any (whose))`] : []),
    ...(thing ? [sql`position(${thing} in subject::text) > 0`] : []),
    ...(refused ? [sql`result = 'refused'`] : []),
    ...(before ? [sql`sequence < ${before}`] : []),
  ], sql` and `)
  const { rows } = await sql<Row>`
    select sequence, at, name, operation, actor, roles, session, request, subject::text as subject, whose, purpose, ground, recipients, result
    from frame.record where ${asked} order by sequence desc limit ${most + 1}`.execute(ctx.db)
  return { lines: rows.slice(0, most).map(({ sequence, at, ...rest }) => ({ ...rest, sequence: Number(sequence), at: at.toISOString() })), more: rows.length > most }
}
