import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'

/** The directorate at hand, for lists: what is on them, reach decides. */
export async function inDirectorate(ctx: Ctx, asked: { readonly directorate?: string | undefined }) {
  return { directorate: await tenant(ctx, asked.directorate) }
}
