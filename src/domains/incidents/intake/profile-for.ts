import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { builtIn } from '../rules/profiles/built-in.ts'
import { tables } from '../tables.ts'
import type { Profile } from '../words.ts'

/** A profile and the name by which a batch remembers where it came from. */
export type NamedProfile = { readonly name: string | null; readonly profile: Profile }

/** A profile as it was sent, or the one of that name: saved in the commissariat, saved for the directorate, or one that comes with Vatra. */
export async function profileFor(ctx: Ctx, { directorate, commissariat }: { readonly directorate: string; readonly commissariat: string }, asked: Profile | string): Promise<NamedProfile> {
  if (typeof asked !== 'string') return { name: null, profile: asked }
  const saved = await tables(ctx).selectFrom('incidents.profiles').select(['definition', 'commissariat_id'])
    .where('directorate_id', '=', directorate).where('commissariat_id', 'in', [commissariat, directorate]).where('name', '=', asked).execute()
  const profile = (saved.find(({ commissariat_id }) => commissariat_id === commissariat) ?? saved[0])?.definition ?? builtIn[asked]
  if (!profile) throw new Refusal('not-found', 'incidents.no-such-profile', { profile: 'incidents.no-such-profile' }, { name: asked })
  return { name: asked, profile }
}
