import { v7 } from 'uuid'
import { z } from 'zod'
import { CommissariatId, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { builtIn } from '../rules/profiles/built-in.ts'
import { knownPlace, type KnownPlace } from '../steps/known-place.ts'
import { tables } from '../tables.ts'
import { Profile } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional(), name: z.string().trim().min(1, 'incidents.profile-without-name').max(100), profile: Profile })
type Asked = z.output<typeof Asked>

/** Keeps how the files of one police are read, under a name; the same name again is the profile as it is now (C1). */
export const saveProfile = command('incidents.save-profile', { input: Asked, answer: z.object({ profile: z.uuid() }), find: knownPlace, run: save, trace: (_, { directorate }, { profile }) => ({ directorate, subject: { profile } }) })

async function save(ctx: Ctx, { name, profile }: Asked, { directorate, commissariat }: KnownPlace) {
  if (name in builtIn) throw new Refusal('conflict', 'incidents.name-is-taken', { name: 'incidents.name-is-taken' })
  const kept = await tables(ctx).insertInto('incidents.profiles')
    .values({ directorate_id: directorate, id: v7(), commissariat_id: commissariat, name, definition: JSON.stringify(profile) })
    .onConflict((same) => same.columns(['directorate_id', 'commissariat_id', 'name']).doUpdateSet((row) => ({ definition: row.ref('excluded.definition') })))
    .returning('id').executeTakeFirstOrThrow()
  return { profile: kept.id }
}
