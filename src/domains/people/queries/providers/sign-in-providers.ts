import { z } from 'zod'
import { Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tables } from '../../tables.ts'

const Answer = z.object({ providers: z.array(z.object({ provider: z.uuid(), names: Names })) })

/** By which providers people may come in, as everybody sees it at the door. */
export const signInProviders = query('people.sign-in-providers', { input: z.object({}), answer: Answer, reads: 'public', find: () => null, run: all })

async function all(ctx: Ctx): Promise<z.output<typeof Answer>> {
  const known = await tables(ctx).selectFrom('pub.providers').select(['id', 'names']).orderBy('id').execute()
  return { providers: known.map(({ id, names }) => ({ provider: id, names })) }
}
