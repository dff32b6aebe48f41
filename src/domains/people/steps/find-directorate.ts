import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'

/** The directorate that a deed is done to as a whole. */
export async function findDirectorate(ctx: Ctx, asked: { readonly directorate?: string | undefined }): Promise<{ readonly directorate: string }> {
  return { directorate: await tenant(ctx, asked.directorate) }
}
