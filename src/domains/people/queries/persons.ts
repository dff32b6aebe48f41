import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { withheldName } from '../steps/put-right.ts'
import { PersonId, PostId, Role } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const Held = z.object({ post: PostId, role: Role, area: z.uuid(), from: Day })
const Answer = z.object({ persons: z.array(z.object({ person: PersonId, name: z.string(), language: z.string(), posts: z.array(Held) })) })

/** Everybody who works in the directorate, by name, with the posts they hold today; not those whose use is restricted. */
export const persons = query('people.persons', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: findPlace, run: everybody })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function everybody(ctx: Ctx, _: unknown, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const today = ctx.now.toISOString().slice(0, 10)
  const people = await tables(ctx).selectFrom('people.persons').select(['id', 'name', 'language']).where('directorate_id', '=', directorate).where('name', '<>', withheldName).orderBy('name').orderBy('id').execute()
  const held = await tables(ctx).selectFrom('people.holdings as h')
    .innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id'))
    .select(['h.person_id', 'p.id', 'p.role', 'p.area_id', 'h.from_on'])
    .where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate)
    .where('h.from_on', '<=', today).where((row) => row.or([row('h.to_on', 'is', null), row('h.to_on', '>', today)])).orderBy('h.from_on').execute()
  const posts = Map.groupBy(held, ({ person_id }) => person_id)
  return {
    persons: people.map(({ id, name, language }) => ({
      person: id as PersonId, name, language,
      posts: (posts.get(id) ?? []).map((post) => ({ post: post.id as PostId, role: post.role, area: post.area_id, from: post.from_on })),
    })),
  }
}
