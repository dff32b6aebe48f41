import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { lineText, type Line } from '#frame/record/line.ts'
import type { Ctx } from '#frame/ctx.ts'
import { record } from '#frame/record.ts'
import { retrying } from '#frame/retrying.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import { within, seeing } from '#frame/within.ts'
import type { Store } from '#platform/db.ts'
import { keptChain } from '../chain/kept-chain.ts'
import { publishedAnchors, publishedHeads } from '../chain/published.ts'
import { founding, type End, type Found } from '../chain/verified.ts'
import { cut } from '../commands/cut.ts'
import { headAtLines, headAtMinutes, type Anchor } from '../words.ts'
import { dueToGo } from './due-to-go.ts'

const asking = <R>(store: Store, now: Date, directorate: string, run: (ctx: Ctx) => Promise<R>): Promise<R> =>
  within({ actor: operator, store, now }, 'all', async (ctx) => (await seeing(ctx, { directorate, areas: [directorate] }), run(ctx)))

/** Cuts what is over off the beginning of a chain: the anchor is signed, published, committed and laid outside first, then the lines under it go. May be stopped between the two and run again. */
export async function cutDue(store: Store, now: Date, directorate: string, kept: string, laidOutside: (anchor: Anchor) => void = () => {}): Promise<{ readonly anchor: Anchor | null; readonly rows: number }> {
  const due = await asking(store, now, directorate, (ctx) => dueToGo(ctx, directorate, kept))
  const anchor = due ? (await cut({ actor: operator, store, now }, { directorate, kept })).anchor : null
  if (anchor) laidOutside(anchor)
  return { anchor, rows: await taken(store, directorate) }
}

/** The lines under the last anchor go, and those from before there was a chain with them. */
const taken = (store: Pick<Store, 'cutter'>, directorate: string): Promise<number> => retrying(() => store.cutter.transaction().execute(async (db) => {
  await sql.raw(`set local app.directorate = '${directorate.replaceAll(/[^0-9a-f-]/g, '')}'`).execute(db)
  return Number((await sql`delete from frame.record where directorate_id = ${directorate} and (sequence <= frame.cut_to() or (sequence is null and frame.cut_to() is not null))`.execute(db)).numAffectedRows ?? 0n)
}))

/** Have enough new lines come, or waited long enough, that the chain's head is to be signed before the hour is over? What signing itself writes is not new. */
export const headIsDue = (store: Store, now: Date, directorate: string): Promise<boolean> => asking(store, now, directorate, async (ctx) => {
  const head = (await publishedHeads(ctx, directorate, 1))[0]
  const { rows: [fresh] } = await sql<{ lines: number; oldest: Date | null }>`
    select count(*)::int as lines, min(at) as oldest from frame.record
    where directorate_id = ${directorate} and sequence > ${head?.sequence ?? 0} and name not in ('record.sign-heads', 'record.count-quiet', 'record.close-quiet')`.execute(ctx.db)
  if (!fresh?.oldest) return false
  return fresh.lines >= headAtLines || (directorate !== noDirectorate && now.getTime() - fresh.oldest.getTime() >= headAtMinutes * 60_000)
})

/** A line whole, as a copy of it is kept outside. */
export type Copied = { readonly sequence: number; readonly hash: string; readonly line: Line }

/** The lines of a chain after that one, up to its last published head: what a copy is made of. */
export const linesToCopy = (store: Store, now: Date, directorate: string, after: number): Promise<Copied[]> => asking(store, now, directorate, async (ctx) => {
  const [head] = await publishedHeads(ctx, directorate, 1)
  const { rows } = await sql<Line & { sequence: string; hash: string }>`
    select directorate_id, id, name, operation, actor, roles, session, subject, whose, purpose, ground, recipients, result, request, at, sequence, hash
    from frame.record where directorate_id = ${directorate} and sequence > ${after} and sequence <= ${head?.sequence ?? 0} order by sequence`.execute(ctx.db)
  return rows.map(({ sequence, hash, ...line }) => ({ sequence: Number(sequence), hash, line }))
})

/** A copied line as it is held against its chain. */
export const foundIn = ({ sequence, hash, line }: Copied): Found => ({ sequence, hash, text: lineText({ ...line, at: new Date(line.at) }) })

/** What is there of a chain, where it begins and where it says that it ends. */
export const chainHere = (store: Store, now: Date, directorate: string): Promise<{ readonly lines: Found[]; readonly end: End | null; readonly start: End }> => asking(store, now, directorate, async (ctx) => {
  const start = (await publishedAnchors(ctx, directorate)).at(-1) ?? founding
  return { ...(await keptChain(ctx, directorate, start.sequence)), start }
})

/** Puts lines back that were cut off the end, where nothing was written since: the first of them must hang on the last that is there. Writes that it was done. */
export const putBack = (store: Store, now: Date, directorate: string, lines: readonly Copied[]): Promise<void> => asking(store, now, directorate, async (ctx) => {
  const [first, last] = [lines[0]!, lines.at(-1)!]
  await sql`select from frame.heads where directorate_id = ${directorate} for update`.execute(ctx.db)
  for (const { sequence, hash, line } of lines) await sql`
    insert into frame.record (directorate_id, id, name, operation, actor, roles, session, subject, whose, purpose, ground, recipients, result, request, at, sequence, hash)
    values (${directorate}, ${line.id}, ${line.name}, ${line.operation}, ${line.actor}, ${[...line.roles]}::text[], ${line.session}::uuid, ${JSON.stringify(line.subject)}::jsonb, ${[...line.whose]}::uuid[],
      ${line.purpose}, ${line.ground}, ${[...line.recipients]}::text[], ${line.result}, ${line.request}::uuid, ${new Date(line.at)}, ${sequence}, ${hash})`.execute(ctx.db)
  await sql`insert into frame.heads as h (directorate_id, sequence, hash) values (${directorate}, ${last.sequence}, ${last.hash}) on conflict (directorate_id) do update set sequence = excluded.sequence, hash = excluded.hash`.execute(ctx.db)
  await record(ctx, 'record.restored', { directorate, subject: { from: first.sequence, to: last.sequence } })
})
