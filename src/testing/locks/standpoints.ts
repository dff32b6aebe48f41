import type { Actor, Role } from '#access/actor.ts'

/** Ids of whoever has nothing to do with the town, and of an organisation with which things are shared. */
export const apart = {
  sharing: '0194d000-0000-7000-8000-0000000000f2', organisation: '0194d000-0000-7000-8000-0000000000f3', directorate: '0194d000-0000-7000-8000-0000000000a9', village: '0194d000-0000-7000-8000-0000000000f4', nation: '0194d000-0000-7000-8000-0000000000f5', country: 'LV', person: '0194d000-0000-7000-8000-0000000000b7', holder: '0194d000-0000-7000-8000-000000000003',
} as const

/** Where the thing lies and who has to do with it: what a standpoint is told from. */
export type Thing = { readonly directorate: string; readonly commissariat: string; readonly elsewhere: string; readonly zone: string; readonly neighbour: string; readonly far: string; readonly organisation: string; readonly sharing: string; readonly holder: string }
/** A place without a town, for decisions that need no database. */
export const imagined: Thing = { directorate: 'd', commissariat: 'c', elsewhere: 'e', zone: 'z', neighbour: 'n', far: 'f', organisation: 'o', sharing: 's', holder: 'h' }
/** The same in a town, whose ids it has. */
export const thingIn = (ids: Omit<Thing, 'sharing' | 'holder'>): Thing => ({ ...ids, sharing: apart.sharing, holder: apart.holder })

export type Standpoint = { readonly column: string; readonly letter: string; readonly actor: Actor }
const officers: readonly Role[] = ['zone-officer', 'inspector', 'watch-coordinator', 'resident']
/** By role, the letters of where its posts can lie as seen from the thing. z its own zone, n the zone beside it, h the zone beside it and the post that answers for the thing, c its commissariat, e elsewhere in the directorate, d its directorate, x another directorate, k the country (with an account in another directorate of it), v a village of its zone; of a partner: o asked and doing, s shared with, u another organisation. */
const relations: readonly (readonly [Role, string])[] = [
  ['admin', 'dx'], ['hq', 'dxk'], ['regional', 'dx'], ['commander', 'cex'], ['analyst', 'dcex'], ['survey-owner', 'dcex'], ['interviewer', 'cex'], ['inspector', 'cznex'], ['zone-officer', 'znhex'], ['partner', 'osux'],
  ['protected-officer', 'dcex'], ['auditor', 'dx'], ['data-protection', 'dx'], ['ngo-monitor', 'dcex'], ['council-member', 'dczex'], ['council-chair', 'dczex'], ['grant-committee', 'dcex'],
  ['watch-coordinator', 'znexv'], ['volunteer-candidate', 'czexv'], ['volunteer', 'czexv'], ['resident', 'zdexv'], ['integration', 'dcex'],
]

/** Everybody who may come to a thing: the stranger and the operator, and each role from each place where it can be held. */
export function standpoints(thing: Thing): Standpoint[] {
  const held = relations.flatMap(([role, letters]) => [...letters].map((letter): Standpoint => ({ column: role, letter, actor: standing(thing, role, letter) })))
  return [{ column: 'stranger', letter: '+', actor: { kind: 'stranger' } }, { column: 'operator', letter: '+', actor: { kind: 'operator' } }, ...held]
}

function standing(thing: Thing, role: Role, letter: string): Actor {
  const [home, there] = [thing.commissariat, thing.elsewhere]
  const areas: Readonly<Record<string, readonly [area: string, commissariat: string | null]>> = {
    d: [thing.directorate, null], c: [home, home], z: [thing.zone, home], n: [thing.neighbour, home], h: [thing.neighbour, home], e: officers.includes(role) ? [thing.far, there] : [there, there],
    k: [apart.nation, null], v: [apart.village, home], x: [apart.directorate, null], o: [thing.organisation, home], s: [thing.sharing, home], u: [apart.organisation, home],
  }
  const [area, commissariat] = areas[letter]!
  return { kind: 'person', id: letter === 'h' ? thing.holder : apart.person, directorate: 'xk'.includes(letter) ? apart.directorate : thing.directorate, posts: [{ role, area, commissariat, ...(letter === 'k' && { country: apart.country }), ...(letter === 'v' && { zone: thing.zone }) }] }
}
