import type { Ctx } from './ctx.ts'
import { Refusal } from './refusal.ts'
import { seeing } from './within.ts'

/**
 * The directorate a deed is done in, to be written into every query of it. A person's is their own, and another's does not exist for them;
 * the operator says which, and then sees all of it.
 */
export async function tenant(ctx: Ctx, asked?: string | undefined): Promise<string> {
  if (ctx.actor.kind === 'person') {
    if (asked !== undefined && asked !== ctx.actor.directorate) throw new Refusal('not-found', 'frame.not-found')
    return ctx.actor.directorate
  }
  if (ctx.actor.kind === 'stranger') throw new Refusal('not-allowed', 'access.not-allowed')
  if (asked === undefined) throw new Refusal('invalid', 'frame.say-which-directorate', { directorate: 'frame.say-which-directorate' })
  await seeing(ctx, { directorate: asked, areas: [asked] })
  return asked
}
