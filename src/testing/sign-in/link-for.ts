import { operator } from '#access/actor.ts'
import { inviteToSignIn, letLinksSuffice } from '#domains/people/index.ts'
import type { Outside } from '#frame/ctx.ts'

/** A link that lets somebody in at once, in a town where links suffice: for journeys that are about something else than how people prove who they are. */
export async function linkFor({ store, now }: Omit<Outside, 'actor'>, { directorate, person }: { readonly directorate: string; readonly person: string }): Promise<{ token: string }> {
  const asking = { actor: operator, store, now }
  await letLinksSuffice(asking, { directorate, suffice: true })
  return inviteToSignIn(asking, { directorate, person })
}
