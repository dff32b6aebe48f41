import type { Store } from '#platform/db.ts'
import { erasedIn } from '#platform/backup/erased-list.ts'
import { erasePerson } from './erase-person.ts'
import type { AllKept } from './kept.ts'

/** Erases everybody again who is on the list beside the keys: whoever a restored backup brought back is gone before anybody sees it. Answers how many were back. */
export async function replayErasures(store: Pick<Store, 'keeper'>, kept: AllKept, list: string, now: Date): Promise<number> {
  let back = 0
  for (const { directorate, person } of erasedIn(list)) back += (await erasePerson(store, kept, { directorate, person }, now)).length > 0 ? 1 : 0
  return back
}
