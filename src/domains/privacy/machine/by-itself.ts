import { operator } from '#access/actor.ts'
import { directorates } from '#domains/territory/index.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Outside } from '#frame/ctx.ts'
import { erasePerson } from '#keeping/erase-person.ts'
import { replayErasures } from '#keeping/replay-erasures.ts'
import { lastsFor, type Length, type Span } from '#keeping/spans.ts'
import { takeDue, type Taken } from '#keeping/take-due.ts'
import { tenant } from '#frame/tenant.ts'
import { within } from '#frame/within.ts'
import { readConfig } from '#platform/config.ts'
import type { Store } from '#platform/db.ts'
import { carriedBeside, keepCarried } from '#platform/backup/carried-list.ts'
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
      const carried = await tables(ctx).selectFrom('privacy.measures').select('person_id').where('directorate_id', '=', directorate).where('kind', '=', 'restriction').where('lifted_on', 'is', null).execute()
      return { lengths: await chosenLengths(ctx, directorate), restricted: [...new Set([...restricted, ...carried].map(({ person_id }) => person_id))] }
    })
    taken.push(...(await takeDue(store, everythingKept, directorate, now, chosen)))
  }
  return taken
}

/** How long this directorate keeps its record, as an anchor says it: the house's time unless it decided otherwise. */
export const recordKeptFor = (store: Store, now: Date, directorate: string): Promise<string> => within({ actor: operator, store, now }, 'all', async (ctx) => {
  const chosen: { readonly [span in Span]?: Length } = directorate === noDirectorate ? {} : (await tenant(ctx, directorate), await chosenLengths(ctx, directorate))
  const [[unit, count]] = Object.entries(chosen.record ?? lastsFor('record')) as [[string, number]]
  return `${count} ${unit}`
})

/** How long this directorate keeps what is of that span. */
export const keptFor = (store: Store, now: Date, directorate: string, span: Span): Promise<Length> =>
  within({ actor: operator, store, now }, 'all', async (ctx) => (await tenant(ctx, directorate), (await chosenLengths(ctx, directorate))[span] ?? lastsFor(span)))

/** A granted erasure is done: first on the list beside the keys, then in the database. May be stopped between the two, and is done again from either. A resident has no row in the directorate that decides, and is forgotten where they are known. */
export async function eraseDecided({ store, now }: Outside, { directorate, person, kind, outcome }: Readonly<Record<string, unknown>>): Promise<void> {
  if (kind !== 'erasure' || outcome === 'refused') return
  const whom = { directorate: String(directorate), person: String(person) }
  const { ofTheHouse } = await standing({ store, now }, whom)
  await erase({ store, now }, whom)
  if (!ofTheHouse) await erase({ store, now }, { directorate: noDirectorate, person: whom.person })
}

/** A resident who took themselves off is kept off, too, by the list: no backup brings their mailbox back. What they asked any directorate goes with them. */
export async function eraseForgotten({ store, now }: Outside, { directorate, person }: Readonly<Record<string, unknown>>): Promise<void> {
  const whom = { directorate: String(directorate ?? noDirectorate), person: String(person) }
  await erase({ store, now }, whom)
  for (const one of (await directorates({ actor: operator, store, now }, {})).directorates) {
    const there = { directorate: one.directorate as string, person: whom.person }
    if ((await standing({ store, now }, there)).asked) await erase({ store, now }, there)
  }
}

/** Is somebody of the house here, and have they asked anything here? */
async function standing({ store, now }: Pick<Outside, 'store' | 'now'>, { directorate, person }: { readonly directorate: string; readonly person: string }): Promise<{ ofTheHouse: boolean; asked: boolean }> {
  return within({ actor: operator, store, now }, 'all', async (ctx) => {
    await tenant(ctx, directorate)
    const known = await tables(ctx).selectFrom('people.persons').select('id').where('directorate_id', '=', directorate).where('id', '=', person).executeTakeFirst()
    const asked = await tables(ctx).selectFrom('privacy.requests').select('id').where('directorate_id', '=', directorate).where('person_id', '=', person).executeTakeFirst()
    return { ofTheHouse: known !== undefined, asked: asked !== undefined }
  })
}

async function erase({ store, now }: Pick<Outside, 'store' | 'now'>, whom: { readonly directorate: string; readonly person: string }): Promise<void> {
  const list = readConfig().erased
  addToErased(list, { ...whom, at: now.toISOString() })
  // What was put right for them is on a list of its own, sealed: it goes too.
  keepCarried(carriedBeside(list), (lines) => lines.filter(({ directorate, person }) => directorate !== whom.directorate || person !== whom.person))
  await erasePerson(store, everythingKept, whom, now)
}

/** Erases again whoever is on the list and is back: after a restore, and at every start. */
export const eraseAgain = (store: Pick<Store, 'keeper'>, now: Date, list: string = readConfig().erased): Promise<number> => replayErasures(store, everythingKept, list, now)
