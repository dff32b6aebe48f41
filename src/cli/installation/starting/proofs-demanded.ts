import { operator } from '#access/actor.ts'
import { letLinksSuffice } from '#domains/people/index.ts'
import { directorates } from '#domains/territory/index.ts'
import type { Store } from '#platform/db.ts'

/** From now on nobody works in any directorate of this installation without a proof, whatever it said before. */
export async function proofsDemanded(store: Store, now: Date): Promise<void> {
  const asking = { actor: operator, store, now }
  for (const { directorate } of (await directorates(asking, {})).directorates) await letLinksSuffice(asking, { directorate, suffice: false })
}
