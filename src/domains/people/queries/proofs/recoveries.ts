import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { may } from '#frame/allow.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'
import { PersonId } from '../../words.ts'
import { homeOf } from '../../steps/home-of.ts'
import { trustOf } from '../../steps/posts/trust-of.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const Named = z.object({ person: PersonId, name: z.string() })
const Answer = z.object({
  /** For whom the asker may say that they lost every proof. */
  persons: z.array(Named),
  /** What waits for a second custodian; `mine` may confirm it. */
  waiting: z.array(z.object({ recovery: z.uuid(), ...Named.shape, begunBy: z.string().nullable(), begunAt: z.iso.datetime(), mine: z.boolean() })),
})

/** Whom a custodian may let begin anew, and who waits for a second custodian. */
export const recoveries = query('people.recoveries', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: findPlace, run: all })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function all(ctx: Ctx, _: unknown, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const known = await tables(ctx).selectFrom('people.persons').select(['id', 'name']).where('directorate_id', '=', directorate).orderBy('name').orderBy('id').execute()
  const open = await tables(ctx).selectFrom('people.recoveries').selectAll().where('directorate_id', '=', directorate).where('confirmed_at', 'is', null).where('ends_at', '>', ctx.now).orderBy('begun_at').execute()
  const names = new Map(known.map(({ id, name }) => [id, name]))
  const homes = new Map<string, string | null>(), trust = new Map<string, boolean>()
  for (const { id } of known) {
    homes.set(id, await homeOf(ctx, directorate, id))
    trust.set(id, (await trustOf(ctx, directorate, id)).trusted)
  }
  const lost = (person: string, begunBy: string | null) => ({ directorate, commissariat: homes.get(person) ?? null, person, begunBy, trusted: trust.get(person) ?? false })
  return {
    persons: known.filter(({ id }) => may('people.begin-recovery', ctx.actor, lost(id, null))).map(({ id, name }) => ({ person: id as PersonId, name })),
    waiting: open.map(({ id, person_id, begun_by, begun_at }) => ({
      recovery: id, person: person_id as PersonId, name: names.get(person_id)!, begunBy: begun_by && names.get(begun_by)!, begunAt: begun_at.toISOString(),
      mine: may('people.confirm-recovery', ctx.actor, lost(person_id, begun_by)),
    })),
  }
}
