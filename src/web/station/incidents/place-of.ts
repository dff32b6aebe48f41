import { data } from 'react-router'
import { zones } from '#domains/territory/index.ts'
import type { Names } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import { ask, visitorOf, type Arrival } from '#web/http/ctx.ts'
import { languageOf } from '#web/http/language.ts'
import { areasOf } from '../areas-of.ts'
import { reachOf } from '../reach-of.ts'

type Area = { readonly id: string; readonly names: Names }

/** The commissariat that the address names, or the first within the visitor's reach; the others to go to; and whether the visitor takes files in there. */
export async function placeOf(arrival: Arrival): Promise<{ readonly here: Area; readonly others: readonly Area[]; readonly takesIn: boolean; readonly zones: readonly { slug: string; names: Names }[] }> {
  const { actor } = await visitorOf(arrival)
  const reach = await reachOf(arrival)
  const known = (await ask(arrival, zones, {})).zones.filter(({ commissariat, directorate }) => reach.has(commissariat) || reach.has(directorate))
  const directorate = actor.kind === 'person' ? actor.directorate : ''
  const areas = areasOf(known, directorate, languageOf(arrival.request)).filter(({ id }) => id !== directorate && may('incidents.batches', actor, { directorate, commissariat: id }))
  const asked = new URL(arrival.request.url).searchParams.get('commissariat')
  const here = areas.find(({ id }) => id === asked) ?? areas[0]
  if (!here) throw data({ code: 'access.not-allowed', fields: {}, values: {} }, { status: 403 })
  return {
    here, others: areas.filter((area) => area !== here), takesIn: may('incidents.import-incidents', actor, { directorate, commissariat: here.id }),
    zones: known.filter(({ commissariat }) => commissariat === here.id).map(({ slug, names }) => ({ slug, names })),
  }
}
