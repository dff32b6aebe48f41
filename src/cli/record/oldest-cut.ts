import { recordKeptFor } from '#domains/privacy/index.ts'
import { cutDue } from '#domains/record/index.ts'
import type { Anchor } from '#domains/record/words.ts'
import { Refusal } from '#frame/refusal.ts'
import { openLog } from '#platform/log.ts'
import type { Store } from '#platform/db.ts'
import { chainsOf, dropped, outsideFolder } from './heads-signed.ts'
import { copiesCut } from './lines-copied.ts'

/** Once a month the oldest lines of every chain go, when the time that its directorate keeps them is over: the anchor lies outside before they do. */
export async function oldestCut(store: Store, now: Date, drop: string | undefined = outsideFolder()): Promise<readonly Anchor[]> {
  const log = openLog(), anchors: Anchor[] = []
  for (const directorate of await chainsOf(store, now)) {
    try {
      const { anchor } = await cutDue(store, now, directorate, await recordKeptFor(store, now, directorate), (signed) => dropped(drop, [signed]))
      if (!anchor) continue
      copiesCut(drop, directorate, anchor.sequence)
      anchors.push(anchor)
    } catch (no) {
      // What is not whole is not cut: the other chains are.
      if (!(no instanceof Refusal)) throw no
      log.error({ directorate, because: no.code }, 'the oldest lines of the record were not cut')
    }
  }
  return anchors
}
