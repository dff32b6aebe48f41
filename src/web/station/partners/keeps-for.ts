import { zones } from '#domains/territory/index.ts'
import type { Names } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import { ask, visitorOf, type Arrival } from '#web/http/ctx.ts'
import { languageOf } from '#web/http/language.ts'
import { areasOf } from '../areas-of.ts'

export type KeptArea = { readonly id: string; readonly names: Names; readonly whole: boolean }

/** The areas of the visitor's directorate by name, and those whose list of partners the visitor keeps: commissariats, and the directorate as a whole. */
export async function keepsFor(arrival: Arrival): Promise<{ readonly areas: readonly KeptArea[]; readonly keeps: readonly KeptArea[] }> {
  const { actor } = await visitorOf(arrival)
  const directorate = actor.kind === 'person' ? actor.directorate : ''
  const areas = areasOf((await ask(arrival, zones, { directorate })).zones, directorate, languageOf(arrival.request)).map((area) => ({ ...area, whole: area.id === directorate }))
  return { areas, keeps: areas.filter(({ id, whole }) => may('partners.register-organisation', actor, { directorate, commissariat: whole ? null : id })) }
}
