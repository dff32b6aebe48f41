import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { operator } from '#access/actor.ts'
import { signHeads } from '#domains/record/index.ts'
import type { Head } from '#domains/record/words.ts'
import { directorates } from '#domains/territory/index.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Store } from '#platform/db.ts'

/** The file that heads are dropped into, a line each. */
export const headsFile = 'record-heads.jsonl'

/** Every chain's head is signed, published, and dropped where VATRA_HEADS says: a folder that another machine takes them from. */
export async function headsSigned(store: Store, now: Date, drop: string | undefined = process.env.VATRA_HEADS): Promise<readonly Head[]> {
  const asking = { actor: operator, store, now }
  const chains = [...(await directorates(asking, {})).directorates.map(({ directorate }) => directorate), noDirectorate]
  const heads: Head[] = []
  for (const directorate of chains) {
    const { head } = await signHeads(asking, { directorate })
    if (head) heads.push(head)
  }
  if (drop && heads.length > 0) {
    mkdirSync(drop, { recursive: true })
    appendFileSync(join(drop, headsFile), heads.map((head) => `${JSON.stringify(head)}\n`).join(''))
  }
  return heads
}
