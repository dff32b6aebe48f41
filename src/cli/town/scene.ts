import type { Actor } from '#access/actor.ts'
import { actingPerson } from '#domains/people/index.ts'
import type { Outside } from '#frame/ctx.ts'
import type { Partner } from './who/partners.ts'

/** The town in which a chapter of its past is played: who is who, and as whom something is done on which day. */
export type Scene = {
  readonly directorate: string
  readonly commissariat: string
  /** The day on which the town is shown. */
  readonly today: Date
  readonly zoneOf: (code: string) => string
  readonly postOf: (name: string) => string
  readonly partnerOf: (partner: Partner) => string
  /** As the operator, or as somebody. */
  readonly at: (moment: Date, actor?: Actor) => Outside
}

/** Somebody of the town on a day, with the posts that are theirs then. */
export async function acting({ at, directorate }: Pick<Scene, 'at' | 'directorate'>, name: string, moment: Date): Promise<Outside> {
  return at(moment, (await actingPerson(at(moment), { directorate, person: name })).actor)
}
