import { randomBytes } from 'node:crypto'
import { zoneKey } from '../rules/tokens/zone-key.ts'

/** So many keys, and what makes them is compiled: after that one takes a millisecond. */
const enough = 40

/** Makes some keys of zones that nobody will use, before anybody is let in: the first ones of a program take tens of milliseconds each, for their tables are worked out and their code is compiled. */
export function warmKeys(): void {
  const seed = randomBytes(32)
  for (let zone = 0; zone < enough; zone++) zoneKey(seed, `zone ${zone}`)
}
