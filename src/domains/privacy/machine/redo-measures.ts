import { operator } from '#access/actor.ts'
import { postFacts, putPostRight, putRight, type PostFact } from '#domains/people/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { record } from '#frame/record.ts'
import { tenant } from '#frame/tenant.ts'
import { within } from '#frame/within.ts'
import { carriedBeside, carriedIn, type CarriedLine } from '#platform/backup/carried-list.ts'
import { erasedIn } from '#platform/backup/erased-list.ts'
import { readConfig } from '#platform/config.ts'
import type { Store } from '#platform/db.ts'
import { unsealed } from '#platform/secrets/sealed.ts'
import { nameRight } from '../steps/measures/name-right.ts'
import { givenBack, withheld } from '../steps/measures/withheld.ts'
import { tables } from '../tables.ts'
import type { MeasureKind, RequestKind } from '../words.ts'
import { endUse, placeOf } from './follow-measure.ts'

/**
 * Does again what a restored backup does not know: what was put right, said beside a judgement, restricted or ended since it was made. What the database knows is left alone, so
 * that nothing is undone which came later. Answers how much was done again.
 */
export async function redoMeasures(ways: Pick<Store, 'requests' | 'keeper'>, now: Date, list: string = readConfig().erased): Promise<number> {
  const gone = new Set(erasedIn(list).map(({ directorate, person }) => `${directorate}|${person}`))
  const store = ways as Store
  let again = 0
  for (const line of carriedIn(carriedBeside(list))) {
    if (gone.has(`${line.directorate}|${line.person}`)) continue
    const done = await within({ actor: operator, store, now }, 'all', async (ctx) => {
      await tenant(ctx, line.directorate)
      const done = (await missing(ctx, line)) ? await doneAgain(ctx, line) : await liftedAgain(ctx, line)
      if (done) await record(ctx, 'privacy.redo', { directorate: line.directorate, subject: { measure: line.id, kind: line.kind }, whose: [line.person] })
      return done
    })
    if (!done) continue
    again++
    if (line.kind === 'objection') await endUse({ store, now }, line, line.what)
  }
  return again
}

const missing = async (ctx: Ctx, { directorate, id }: CarriedLine): Promise<boolean> =>
  (await tables(ctx).selectFrom('privacy.measures').select('id').where('directorate_id', '=', directorate).where('id', '=', id).executeTakeFirst()) === undefined

async function doneAgain(ctx: Ctx, line: CarriedLine): Promise<boolean> {
  const { directorate, person, request, id, kind, what, on, lifted, asked } = line
  const value = line.sealed === null ? null : unsealed('carried out', placeOf(line), line.sealed)
  // Sealed by a key that is not here: it waits for the one that is.
  if (line.sealed !== null && value === null) return false
  await tables(ctx).insertInto('privacy.requests')
    .values({ directorate_id: directorate, id: request, person_id: person, kind: asked.kind as RequestKind, words: '–', asked_on: asked.askedOn, due_on: asked.dueOn, decided_on: asked.decidedOn, outcome: 'granted', because: '–' })
    .onConflict((known) => known.columns(['directorate_id', 'id']).doNothing()).execute()
  await tables(ctx).updateTable('privacy.requests').set({ decided_on: asked.decidedOn, outcome: 'granted', because: '–' }).where('directorate_id', '=', directorate).where('id', '=', request).where('decided_on', 'is', null).execute()
  if (lifted !== null) await tables(ctx).updateTable('privacy.requests').set({ lifted_on: lifted, lifted_because: '–' }).where('directorate_id', '=', directorate).where('id', '=', request).execute()
  if (kind === 'correction' && what === 'name' && value !== null) await nameRight(ctx, directorate, person, value)
  if (kind === 'correction' && what === 'language' && value !== null) await putRight(ctx, directorate, person, { language: value })
  const ofPost = kind === 'correction' && (postFacts as readonly string[]).includes(what)
  // Who has left the post since has nothing of it to be put right any more.
  if (ofPost && value !== null) await putPostRight(ctx, directorate, person, what as PostFact, JSON.parse(value) as { post: string; language: string; right: string })
  const words = kind === 'rebuttal' || ofPost ? value : kind === 'restriction' && lifted === null ? await withheld(ctx, directorate, person) : null
  await tables(ctx).insertInto('privacy.measures').values({ directorate_id: directorate, id, request_id: request, person_id: person, kind: kind as MeasureKind, what, words, done_on: on, done_by: null, lifted_on: lifted, tell: [] }).execute()
  return true
}

/** The backup knows of the restriction and not that it is over. */
async function liftedAgain(ctx: Ctx, { directorate, id, request, lifted }: CarriedLine): Promise<boolean> {
  if (lifted === null) return false
  const row = await tables(ctx).selectFrom('privacy.measures').selectAll().where('directorate_id', '=', directorate).where('id', '=', id).executeTakeFirstOrThrow()
  if (row.lifted_on !== null) return false
  await givenBack(ctx, directorate, row, lifted)
  await tables(ctx).updateTable('privacy.requests').set({ lifted_on: lifted, lifted_because: '–' }).where('directorate_id', '=', directorate).where('id', '=', request).where('lifted_on', 'is', null).execute()
  return true
}
