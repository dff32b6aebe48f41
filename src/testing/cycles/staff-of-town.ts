import { operator, type Actor } from '#access/actor.ts'
import { registerOrganisation } from '#domains/partners/index.ts'
import { actingPerson, letIn } from '#domains/people/index.ts'
import type { Store } from '#platform/db.ts'

/** A commissariat of a real map, as it was drawn. */
export type Town = { readonly store: Store; readonly directorate: string; readonly commissariat: string; readonly zones: readonly { readonly id: string; readonly slug: string }[] }
export type Staff = Awaited<ReturnType<typeof staffOfTown>>

/** Who works in a town from a day on: the administrator lets in an analyst, a commander and an officer for each zone; the commander lets in the municipality's person. */
export async function staffOfTown({ store, directorate, commissariat, zones }: Town, day: string) {
  const on = (actor: Actor) => ({ actor, store, now: new Date(`${day}T08:00:00Z`) })
  const begins = async (by: Actor, name: string, role: string, area: string) => {
    const { person, post } = await letIn(on(by), { directorate, name, role, area, from: day })
    return { post, actor: (await actingPerson(on(operator), { directorate, person })).actor as Actor }
  }
  const { actor: admin } = await begins(operator, 'The administrator', 'admin', directorate)
  const { actor: analyst } = await begins(admin, 'The analyst', 'analyst', commissariat)
  const { actor: commander } = await begins(admin, 'The commander', 'commander', commissariat)
  const officers = new Map<string, { readonly actor: Actor; readonly post: string }>()
  for (const { id, slug } of zones) officers.set(id, await begins(admin, `The officer of ${slug}`, 'zone-officer', id))
  const { organisation } = await registerOrganisation(on(analyst), { commissariat, name: 'The municipality', sector: 'municipality' })
  const { actor: partner } = await begins(commander, 'Somebody of the municipality', 'partner', organisation)
  return { analyst, commander, officers, partner, organisation }
}
