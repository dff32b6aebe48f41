import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { ActingPerson } from '../words.ts'
import { postsHeld } from '../steps/posts-held.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), person: z.string().trim().min(1) })
const Answer = z.object({ actor: ActingPerson, name: z.string() })

/** The person of this id or name with the posts they hold today: on whose behalf the operator's command line does a deed, which needs no proof at the console. */
export const actingPerson = query('people.acting-person', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: findPlace, run: acting })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function acting(ctx: Ctx, { person }: z.output<typeof Asked>, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const by = z.uuid().safeParse(person).success ? 'id' : 'name'
  const [found, other] = await tables(ctx).selectFrom('people.persons').select(['id', 'name']).where('directorate_id', '=', directorate).where(by, '=', person).limit(2).execute()
  if (!found) throw new Refusal('not-found', 'people.no-such-person', { person: 'people.no-such-person' })
  if (other) throw new Refusal('conflict', 'people.two-of-that-name', { person: 'people.two-of-that-name' })
  return { actor: { kind: 'person', id: found.id, directorate, posts: await postsHeld(ctx, directorate, found.id), proved: true }, name: found.name }
}
