import { z } from 'zod'
import { trustedRoles } from '#access/actor.ts'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { runningFounding } from '../../steps/posts/founding.ts'
import { tables } from '../../tables.ts'
import { PersonId, PostId, refusalReasons, Role } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const Named = { person: PersonId, name: z.string(), role: Role, area: z.uuid(), from: Day, /** The first day on which they no longer hold it. */ to: Day.nullable() }
const Answer = z.object({
  /** By whose word each holds it: two, the founder alone, or whoever sat at the console. */
  posts: z.array(z.object({ post: PostId, ...Named, by: z.enum(['two', 'founder', 'console']), askedBy: z.string().nullable(), agreedBy: z.string().nullable() })),
  /** What waits for a second person; `mine` may agree. */
  waiting: z.array(z.object({ request: z.uuid(), ...Named, askedBy: z.string().nullable(), askedAt: z.iso.datetime(), mine: z.boolean(), /** The asker takes it back. */ own: z.boolean() })),
  refused: z.array(z.object({ request: z.uuid(), ...Named, askedBy: z.string().nullable(), refusedBy: z.string().nullable(), refusedAt: z.iso.datetime(), reason: z.enum(refusalReasons) })),
  /** While it runs, whoever founded the directorate names alone. */
  founding: z.object({ name: z.string(), endsAt: z.iso.datetime(), mine: z.boolean() }).nullable(),
})
const shownDays = 90

/** Who of a directorate holds a post of trust, today or later, and by whose word; what waits for a second person, and what was refused lately. */
export const trustedPosts = query('people.trusted-posts', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: findPlace, run: list })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function list(ctx: Ctx, _: unknown, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const today = ctx.now.toISOString().slice(0, 10), me = ctx.actor.kind === 'person' ? ctx.actor.id : null
  const names = new Map((await tables(ctx).selectFrom('people.persons').select(['id', 'name']).where('directorate_id', '=', directorate).execute()).map(({ id, name }) => [id, name]))
  const named = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const held = await tables(ctx).selectFrom('people.holdings as h').innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id'))
    .leftJoin('people.post_requests as r', (on) => on.onRef('r.directorate_id', '=', 'h.directorate_id').onRef('r.id', '=', 'h.agreed_in'))
    .leftJoin('people.foundings as f', (on) => on.onRef('f.directorate_id', '=', 'h.directorate_id').onRef('f.step', '=', 'h.founded_step'))
    .select(['p.id as post', 'p.area_id', 'h.person_id', 'h.role', 'h.from_on', 'h.to_on', 'h.agreed_in', 'h.agreed_by', 'h.founded_step', 'r.asked_by', 'f.founder_id']).where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate)
    .where('h.role', 'in', trustedRoles).where('p.closed_on', 'is', null).where((row) => row.or([row('h.to_on', 'is', null), row('h.to_on', '>', today)])).orderBy('h.from_on').orderBy('h.id').execute()
  const asked = await tables(ctx).selectFrom('people.post_requests').selectAll().where('directorate_id', '=', directorate).where('agreed_at', 'is', null)
    .where((row) => row.or([row.and([row('refused_at', 'is', null), row('ends_at', '>', ctx.now)]), row('refused_at', '>', new Date(ctx.now.getTime() - shownDays * 86_400_000))])).orderBy('asked_at').orderBy('id').execute()
  const shown = (row: { readonly person_id: string; readonly role: z.output<typeof Role>; readonly area_id: string; readonly from_on: string; readonly to_on: string | null }) =>
    ({ person: row.person_id as PersonId, name: named(row.person_id) ?? '–', role: row.role, area: row.area_id, from: row.from_on, to: row.to_on })
  const running = await runningFounding(ctx, directorate)
  return {
    posts: held.map((row) => ({
      post: row.post as PostId, ...shown(row), by: row.agreed_in !== null ? 'two' as const : row.founded_step !== null ? 'founder' as const : 'console' as const,
      askedBy: named(row.founder_id ?? row.asked_by), agreedBy: named(row.agreed_by),
    })),
    waiting: asked.filter(({ refused_at }) => refused_at === null).map((row) => ({
      request: row.id, ...shown(row), askedBy: named(row.asked_by), askedAt: row.asked_at.toISOString(), own: row.asked_by !== null && row.asked_by === me,
      mine: may('people.agree-trusted-post', ctx.actor, { directorate, person: row.person_id, begunBy: row.asked_by }),
    })),
    refused: asked.flatMap((row) => (row.refused_at === null || row.reason === null ? [] : [{ request: row.id, ...shown(row), askedBy: named(row.asked_by), refusedBy: named(row.refused_by), refusedAt: row.refused_at.toISOString(), reason: row.reason }])),
    founding: running && { name: named(running.founder_id) ?? '–', endsAt: running.ends_at.toISOString(), mine: running.founder_id === me },
  }
}
