import { operator } from '#access/actor.ts'
import { directorates } from '#domains/territory/index.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Outside } from '#frame/ctx.ts'
import { erasePerson } from '#keeping/erase-person.ts'
import { replayErasures } from '#keeping/replay-erasures.ts'
import { takeDue, type Taken } from '#keeping/take-due.ts'
import { tenant } from '#frame/tenant.ts'
import { within } from '#frame/within.ts'
import { readConfig } from '#platform/config.ts'
import type { Store } from '#platform/db.ts'
import { addToErased } from '#platform/backup/erased-list.ts'
import { everythingKept } from '../kept.ts'
import { chosenLengths } from '../steps/chosen-lengths.ts'
import { tables } from '../tables.ts'

/** Takes away what is over by now, in every directorate. */
export async function takeAllDue(store: Store, now: Date): Promise<Taken[]> {
  const asking = { actor: operator, store, now }
  const taken = []
  for (const { directorate } of (await directorates(asking, {})).directorates) {
    const chosen = await within(asking, 'all', async (ctx) => {
      await tenant(ctx, directorate)
      const restricted = await tables(ctx).selectFrom('privacy.requests').select('person_id').where('directorate_id', '=', directorate).where('kind', '=', 'restriction').where('outcome', 'in', ['granted', 'partly']).where('lifted_on', 'is', null).execute()
      return { lengths: await chosenLengths(ctx, directorate), restricted: restricted.map(({ person_id }) => person_id) }
    })
    taken.push(...(await takeDue(store, everythingKept, directorate, now, chosen)))
  }
  return taken
}

/** A granted erasure is done: first on the list beside the keys, then in the database. May be stopped between the two, and is done again from either. */
export async function eraseDecided({ store, now }: Outside, { directorate, person, kind, outcome }: Readonly<Record<string, unknown>>): Promise<void> {
  if (kind !== 'erasure' || outcome === 'refused') return
  await erase({ store, now }, { directorate: String(directorate), person: String(person) })
}

/** A resident who took themselves off is kept off, too, by the list: no backup brings their mailbox back. */
export const eraseForgotten = ({ store, now }: Outside, { directorate, person }: Readonly<Record<string, unknown>>): Promise<void> =>
  erase({ store, now }, { directorate: String(directorate ?? noDirectorate), person: String(person) })

async function erase({ store, now }: Pick<Outside, 'store' | 'now'>, whom: { readonly directorate: string; readonly person: string }): Promise<void> {
  addToErased(readConfig().erased, { ...whom, at: now.toISOString() })
  await erasePerson(store, everythingKept, whom, now)
}

/** Erases again whoever is on the list and is back: after a restore, and at every start. */
export const eraseAgain = (store: Pick<Store, 'keeper'>, now: Date, list: string = readConfig().erased): Promise<number> => replayErasures(store, everythingKept, list, now)
