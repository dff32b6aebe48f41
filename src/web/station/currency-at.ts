import { directorates } from '#domains/territory/index.ts'
import { currencyOf } from '#domains/territory/words.ts'
import { readConfig } from '#platform/config.ts'
import { ask, visitorOf, type Arrival } from '#web/http/ctx.ts'

/** In which money costs are told to this visitor: what the installation was told, else that of the country of their directorate. */
export async function currencyAt(arrival: Arrival): Promise<string> {
  const told = readConfig().currency
  if (told) return told
  const { actor } = await visitorOf(arrival)
  const mine = actor.kind === 'person' ? (await ask(arrival, directorates, {})).directorates.find(({ directorate }) => directorate === actor.directorate) : undefined
  return currencyOf(mine?.country)
}
