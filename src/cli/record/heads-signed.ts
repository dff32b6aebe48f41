import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { operator } from '#access/actor.ts'
import { headIsDue, signHeads } from '#domains/record/index.ts'
import type { Anchor, Head } from '#domains/record/words.ts'
import { directorates } from '#domains/territory/index.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Store } from '#platform/db.ts'
import { outsideFolder } from './outside-folder.ts'

export { outsideFolder } from './outside-folder.ts'

/** The file that heads and anchors are dropped into, a line each. */
export const headsFile = 'record-heads.jsonl'

/** Every chain, the door's first: what was last signed of it goes along with the others. */
export const chainsOf = async (store: Store, now: Date): Promise<string[]> => [noDirectorate, ...(await directorates({ actor: operator, store, now }, {})).directorates.map(({ directorate }) => directorate as string)]

/** Every chain's head is signed, published, dropped where VATRA_HEADS says, and sent to the mailboxes that auditors named. */
export async function headsSigned(store: Store, now: Date, drop: string | undefined = outsideFolder()): Promise<readonly Head[]> {
  return signedOf(store, now, await chainsOf(store, now), drop, { mail: 'yes' })
}

/** Between the hours: the heads of chains that have grown enough, or for long enough, are signed, published and dropped. */
export async function headsInBetween(store: Store, now: Date, drop: string | undefined = outsideFolder()): Promise<readonly Head[]> {
  const due: string[] = []
  for (const directorate of await chainsOf(store, now)) if (await headIsDue(store, now, directorate)) due.push(directorate)
  return signedOf(store, now, due, drop, {})
}

async function signedOf(store: Store, now: Date, chains: readonly string[], drop: string | undefined, how: { readonly mail?: 'yes' }): Promise<Head[]> {
  const heads: Head[] = []
  for (const directorate of chains) {
    const { head } = await signHeads({ actor: operator, store, now }, { directorate, ...how })
    if (head) heads.push(head)
  }
  dropped(drop, heads)
  return heads
}

/** Adds a line for each to the file of the folder. */
export function dropped(drop: string | undefined, signed: readonly (Head | Anchor)[]): void {
  if (!drop || signed.length === 0) return
  mkdirSync(drop, { recursive: true })
  appendFileSync(join(drop, headsFile), signed.map((one) => `${JSON.stringify(one)}\n`).join(''))
}
