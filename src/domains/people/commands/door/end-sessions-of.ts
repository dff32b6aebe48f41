import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { showing } from '#frame/within.ts'
import { tables } from '../../tables.ts'
import { PersonId } from '../../words.ts'
import { findPerson } from '../../steps/find-person.ts'
import { tokenHash } from '../../steps/token-hash.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), /** Whose; without it, everybody's who works here, and the asker's own among them. */ person: PersonId.optional() })
type Whose = { readonly directorate: string; readonly person: string | null }

/** An administrator, headquarters or the console ends every session of a person, or of everybody, at once: a computer was lost, or somebody sits at it. Their proofs stay good. */
export const endSessionsOf = command('people.end-sessions-of', {
  input: Asked, answer: z.object({ ended: z.number().int() }), proof: 'fresh', find: findWhose, run: end,
  trace: (_, { directorate, person }, { ended }) => ({ directorate, subject: { ...(person !== null && { person }), ended } }),
})

async function findWhose(ctx: Ctx, asked: z.output<typeof Asked>): Promise<Whose> {
  const directorate = await tenant(ctx, asked.directorate)
  return { directorate, person: asked.person === undefined ? null : (await findPerson(ctx, directorate, asked.person)).id }
}

async function end(ctx: Ctx, _: unknown, { directorate, person }: Whose) {
  await showing(ctx, tokenHash(`ends|${person ?? 'everybody'}`))
  const all = tables(ctx).deleteFrom('people.sessions').where('directorate_id', '=', directorate)
  const gone = await (person === null ? all : all.where('person_id', '=', person)).executeTakeFirst()
  return { ended: Number(gone.numDeletedRows) }
}
