import { operator } from '#access/actor.ts'
import { inviteToSignIn, letIn } from '#domains/people/index.ts'
import { directorates, foundDirectorate } from '#domains/territory/index.ts'
import type { Store } from '#platform/db.ts'
import { linkTo } from '#web/station/door/link-to.ts'

type Place = { readonly code: string; readonly country: string; readonly name: string }

/** An installation that is still empty gets its directorate and one administrator; the way in is returned once. Null when it is not empty. */
export async function firstStart(store: Store, now: Date, { code, country, name }: Place): Promise<{ directorate: string; link: string } | null> {
  const asking = { actor: operator, store, now }
  if ((await directorates(asking, {})).directorates.length > 0) return null
  const { directorate } = await foundDirectorate(asking, { code, country, names: { en: name } })
  const { person } = await letIn(asking, { directorate, name: 'Administrator', role: 'admin', area: directorate, from: now.toISOString().slice(0, 10) })
  const { token } = await inviteToSignIn(asking, { directorate, person })
  return { directorate, link: linkTo('en', token) }
}
