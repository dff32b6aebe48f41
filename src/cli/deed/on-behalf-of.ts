import type { Actor } from '#access/actor.ts'
import { actingPerson } from '#domains/people/index.ts'
import { directorates } from '#domains/territory/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'

/** The person of that name or id, with the posts they hold today, in whichever directorate they work. */
export async function onBehalfOf(outside: Outside, person: string): Promise<Actor> {
  const found: Actor[] = []
  for (const { directorate } of (await directorates(outside, {})).directorates) {
    const answer = await actingPerson(outside, { directorate, person }).catch(unlessUnknown)
    if (answer) found.push(answer.actor)
  }
  if (found.length > 1) throw new Refusal('conflict', 'people.two-of-that-name', { as: 'people.two-of-that-name' })
  return found[0] ?? unknown()
}

function unlessUnknown(no: unknown): null {
  if (no instanceof Refusal && no.code === 'people.no-such-person') return null
  throw no
}

function unknown(): never {
  throw new Refusal('not-found', 'people.no-such-person', { as: 'people.no-such-person' })
}
