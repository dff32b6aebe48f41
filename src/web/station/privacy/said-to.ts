import { rebuttals } from '#domains/privacy/index.ts'
import type { judgements } from '#domains/privacy/words.ts'
import { may } from '#frame/allow.ts'
import { ask, ctxOf, type Arrival } from '#web/http/ctx.ts'

/** What the person says to a judgement, for whoever reads it and may. */
export async function saidTo(arrival: Arrival, about: (typeof judgements)[number], person: string) {
  const { actor } = await ctxOf(arrival)
  if (actor.kind !== 'person' || !may('privacy.rebuttals', actor, { directorate: actor.directorate, person })) return []
  return (await ask(arrival, rebuttals, { about, person })).rebuttals
}
