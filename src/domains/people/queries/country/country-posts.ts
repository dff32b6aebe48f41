import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'
import { PersonId, PostId } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const Named = { person: PersonId, name: z.string(), from: Day, /** The first day on which they no longer hold it. */ to: Day.nullable() }
const Answer = z.object({
  country: z.string(),
  posts: z.array(z.object({ post: PostId, ...Named, /** Asked and agreed to here; otherwise given at the console. */ agreed: z.boolean() })),
  /** What waits for a second person; `mine` may agree. */
  waiting: z.array(z.object({ request: z.uuid(), ...Named, askedBy: z.string().nullable(), askedAt: z.iso.datetime(), mine: z.boolean() })),
})

/** Who of a directorate holds a post over the country, today or later, and what waits for a second person. */
export const countryPosts = query('people.country-posts', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: findPlace, run: list })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function list(ctx: Ctx, _: unknown, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const today = ctx.now.toISOString().slice(0, 10)
  const { country } = await tables(ctx).selectFrom('territory.directorates').select('country').where('id', '=', directorate).executeTakeFirstOrThrow()
  const held = await tables(ctx).selectFrom('people.holdings as h').innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id'))
    .innerJoin('people.persons as n', (on) => on.onRef('n.directorate_id', '=', 'h.directorate_id').onRef('n.id', '=', 'h.person_id'))
    .select(['p.id as post', 'p.agreed_in', 'h.person_id', 'n.name', 'h.from_on', 'h.to_on']).where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).where('n.directorate_id', '=', directorate)
    .where('p.country', 'is not', null).where('p.closed_on', 'is', null).where((row) => row.or([row('h.to_on', 'is', null), row('h.to_on', '>', today)])).orderBy('h.from_on').orderBy('h.id').execute()
  const open = await tables(ctx).selectFrom('people.country_requests as r').innerJoin('people.persons as n', (on) => on.onRef('n.directorate_id', '=', 'r.directorate_id').onRef('n.id', '=', 'r.person_id'))
    .leftJoin('people.persons as b', (on) => on.onRef('b.directorate_id', '=', 'r.directorate_id').onRef('b.id', '=', 'r.asked_by'))
    .select(['r.id', 'r.person_id', 'r.from_on', 'r.to_on', 'r.asked_by', 'r.asked_at', 'n.name', 'b.name as askedBy']).where('r.directorate_id', '=', directorate).where('n.directorate_id', '=', directorate)
    .where('r.agreed_at', 'is', null).where('r.ends_at', '>', ctx.now).orderBy('r.asked_at').orderBy('r.id').execute()
  return {
    country,
    posts: held.map(({ post, agreed_in, person_id, name, from_on, to_on }) => ({ post: post as PostId, person: person_id as PersonId, name, from: from_on, to: to_on, agreed: agreed_in !== null })),
    waiting: open.map(({ id, person_id, name, from_on, to_on, asked_by, askedBy, asked_at }) => ({
      request: id, person: person_id as PersonId, name, from: from_on, to: to_on, askedBy, askedAt: asked_at.toISOString(),
      mine: may('people.agree-country-post', ctx.actor, { directorate, person: person_id, begunBy: asked_by }),
    })),
  }
}
