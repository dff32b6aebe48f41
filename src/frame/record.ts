import { v7 } from 'uuid'
import { noDirectorate } from './afterwards.ts'
import type { Ctx } from './ctx.ts'

/** One line of the record: who did what to which thing, and when. It holds ids, never content. */
export type Line = { readonly directorate_id: string; readonly id: string; readonly name: string; readonly actor: string; readonly subject: string; readonly at: Date }
type RecordTables = { 'frame.record': Line }

/** What a deed leaves in the record. `quiet` lines carry no moment of their own: a resident's answer must not be found by its time. */
export type Trace = { readonly directorate?: string | null; readonly subject: Readonly<Record<string, unknown>>; readonly quiet?: boolean }

/** Writes the line in the transaction that did the deed. Reactions are run from these lines. */
export async function record(ctx: Ctx, name: string, trace: Trace): Promise<void> {
  const at = trace.quiet ? new Date(0) : ctx.now
  const actor = ctx.actor.kind === 'person' ? ctx.actor.id : ctx.actor.kind
  const directorate = trace.directorate ?? (ctx.actor.kind === 'person' ? ctx.actor.directorate : noDirectorate)
  await ctx.db.withTables<RecordTables>().insertInto('frame.record')
    .values({ directorate_id: directorate, id: trace.quiet ? crypto.randomUUID() : v7(), name, actor, subject: JSON.stringify(trace.subject), at })
    .execute()
}
