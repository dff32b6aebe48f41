import { inviteToSignIn, persons } from '#domains/people/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { admin, analyst, commander, inOffice, keepers, surveyOwner, zoneOfficers } from './people.ts'

/** Who signs in to see the town, as the start of it calls them. */
const called: readonly (readonly [string, string])[] = [
  [commander, 'commander'], [analyst, 'analyst'], [surveyOwner, 'survey owner'], [zoneOfficers[0]!.name, 'zone officer'], [inOffice.municipality!, 'municipality'],
  ...keepers.map(({ name, role, over }) => [name, role === 'admin' ? (name === admin ? 'administrator' : 'second administrator') : role === 'hq' ? (over === 'country' ? 'headquarters, the whole country' : 'headquarters') : role === 'auditor' ? 'auditor' : 'data protection'] as const),
]

/** A way in for each of them, made anew: a link opens once. Somebody who was erased since has none. */
export async function waysIn(caller: Outside, directorate: string): Promise<readonly { readonly name: string; readonly role: string; readonly token: string }[]> {
  const people = (await persons(caller, { directorate })).persons
  const ways = []
  for (const [name, role] of called) {
    const person = people.find((each) => each.name === name)?.person
    if (person) ways.push({ name, role, token: (await inviteToSignIn(caller, { directorate, person })).token as string })
  }
  return ways
}
