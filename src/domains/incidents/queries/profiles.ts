import { z } from 'zod'
import { CommissariatId, DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { builtIn } from '../rules/profiles/built-in.ts'
import { knownPlace, type KnownPlace } from '../steps/known-place.ts'
import { tables } from '../tables.ts'
import { Profile } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional() })
const Answer = z.object({ profiles: z.array(z.object({ name: z.string(), builtIn: z.boolean(), profile: Profile })) })

/** The ways of reading files that are known here: saved ones by name, then those that come with Vatra. */
export const profiles = query('incidents.profiles', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownPlace, run: list })

async function list(ctx: Ctx, _: unknown, { directorate, commissariat }: KnownPlace) {
  const saved = await tables(ctx).selectFrom('incidents.profiles').select(['name', 'definition'])
    .where('directorate_id', '=', directorate).where('commissariat_id', 'in', [commissariat, directorate]).orderBy('name').execute()
  return { profiles: [
    ...saved.map(({ name, definition }) => ({ name, builtIn: false, profile: definition })),
    ...Object.entries(builtIn).map(([name, profile]) => ({ name, builtIn: true, profile })),
  ] }
}
