import { organisations } from '#domains/partners/index.ts'
import { postsOfZones } from '#domains/people/index.ts'
import { ask, type Arrival } from '#web/http/ctx.ts'
import type { Hands } from './action-form.tsx'

/** Who can be given something to do in a zone: posts over it and its commissariat, and the organisations that work there. */
export async function handsOf(arrival: Arrival, { zone, commissariat }: { readonly zone: string; readonly commissariat: string }): Promise<Hands> {
  const { posts } = await ask(arrival, postsOfZones, { commissariat })
  const { organisations: known } = await ask(arrival, organisations, { commissariat })
  return {
    posts: posts.filter(({ role, closedOn, zone: over }) => closedOn === null && role !== 'partner' && (over === null || over === zone)).map(({ id, role, title, holder }) => ({ id, role, title, holder })),
    organisations: known.filter(({ leftOn }) => leftOn === null).map(({ organisation, name, sector }) => ({ organisation, name, sector })),
  }
}
