import { v7 } from 'uuid'
import type { Actor } from '#access/actor.ts'
import type { Permission } from '#access/policies/index.ts'
import { recordedOf, type Purpose, type Recording } from '#access/recording.ts'
import { noDirectorate } from './afterwards.ts'
import { may } from './allow.ts'
import type { Ctx } from './ctx.ts'
import { absorbed, noted, waiting } from './record/chained.ts'
import { personsIn } from './record/ids-in.ts'
import type { Line } from './record/line.ts'

export type { Line } from './record/line.ts'
type QuietTables = { 'frame.quiet': { directorate_id: string; id: string; name: string; actor: string; subject: string } }

/**
 * What a deed leaves in the record. `quiet` lines stand apart, in no chain, without a moment, a number or a neighbour: a resident's answer must not be
 * found by its time. `ends` names the things (a wave) whose quiet lines are counted up now, since no more will come.
 */
export type Trace = {
  readonly directorate?: string | null; readonly subject: Readonly<Record<string, unknown>>; readonly quiet?: boolean
  readonly whose?: readonly string[]; readonly recipients?: readonly string[]
}
type Done = { readonly name: Permission; readonly kind: 'command' | 'query'; readonly record: Recording | undefined; readonly found: unknown; readonly since: number; /** It wants a proof just shown. */ readonly fresh?: boolean }
/** What the machine does by the calendar, without being asked, by its name alone. */
const byItself = (name: string, ctx: Ctx): Done => ({ name: name as Permission, kind: 'command', record: undefined, found: null, since: waiting(ctx.db) })

/** Writes the line in the transaction that did the deed; what it consulted on the way is part of it. */
export async function record(ctx: Ctx, done: Done | string, trace: Trace): Promise<void> {
  const { name, kind, record: said, found, since, fresh } = typeof done === 'string' ? byItself(done, ctx) : done
  const recorded = recordedOf(name, kind, said)
  if (!recorded) return
  const directorate = trace.directorate ?? (ctx.actor.kind === 'person' ? ctx.actor.directorate : noDirectorate)
  const actor = whoOf(ctx.actor)
  if (trace.quiet || recorded.quiet) {
    absorbed(ctx.db, since)
    await ctx.db.withTables<QuietTables>().insertInto('frame.quiet').values({ directorate_id: directorate, id: crypto.randomUUID(), name, actor, subject: JSON.stringify(trace.subject) }).execute()
    return
  }
  const { operation, ground, to } = recorded, { purpose, subject } = marked(ctx.actor, recorded.purpose, fresh && ctx.actor.kind === 'person' && ctx.actor.eachTime ? { ...trace.subject, browser: 'new' } : trace.subject)
  const whose = [...new Set([...(trace.whose ?? []), ...personsIn(trace.subject), ...absorbed(ctx.db, since)])].sort()
  await noted(ctx.db, { ...opened(ctx), directorate_id: directorate, name, operation, actor, roles: actingRoles(name, ctx.actor, found), subject, whose, purpose, ground, recipients: trace.recipients ?? to, result: 'done' })
}

/** What every line of this request begins with. */
export const opened = ({ now, request, session }: Pick<Ctx, 'now' | 'request' | 'session'>): Pick<Line, 'id' | 'at' | 'request' | 'session'> => ({ id: v7(), at: now, request: request ?? crypto.randomUUID(), session: session ?? null })

/** Whatever somebody does while the glass is broken says so, and by which opening. */
export const marked = (actor: Actor, purpose: Purpose, subject: Line['subject']): Pick<Line, 'purpose' | 'subject'> =>
  (actor.kind === 'person' && actor.glass ? { purpose: 'break-glass', subject: { ...subject, glass: actor.glass } } : { purpose, subject })

export const whoOf = (actor: Actor): string => (actor.kind === 'person' ? actor.id : actor.kind)

/** In which of their roles somebody acts: those that alone would open the deed to them, or all where only several together do. */
export function actingRoles(name: Permission, actor: Actor, found: unknown): string[] {
  if (actor.kind !== 'person') return []
  const alone = actor.posts.filter((post) => may(name, { ...actor, posts: [post] }, found))
  return [...new Set((alone.length > 0 ? alone : actor.posts).map(({ role }) => role))].sort()
}
