import { trustedRoles } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { founderFor } from './founding.ts'
import { rolesFrom } from './roles-from.ts'

/** Does this person hold a post of trust, now or later, and who may act on them alone while the founding runs? */
export async function trustOf(ctx: Ctx, directorate: string, person: string): Promise<{ readonly trusted: boolean; readonly founder: string | null }> {
  const trusted = (await rolesFrom(ctx, directorate, person, ctx.now.toISOString().slice(0, 10))).some((role) => trustedRoles.includes(role))
  return { trusted, founder: trusted ? await founderFor(ctx, directorate, person) : null }
}
