import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { seeing, within } from '#frame/within.ts'
import { lastsFor, type Length } from '#keeping/spans.ts'
import type { Store } from '#platform/db.ts'
import { tables } from '../../tables.ts'
import { heldAgainstSeal, type Held } from './held-against-seal.ts'

/** A closed round held against its seal: told-otherwise where the record or the publication has another number, taken where the record has one and no seal is there, over where sheets are kept no longer. */
export type SealHeld = { readonly wave: string; readonly name: string; readonly found: Held['found'] | 'told-otherwise' | 'taken' | 'over'; readonly said: number; readonly there: number }

/** Holds every closed round of a directorate against its seal, and the seal against what the record and the publication say: for the console. */
export const sealsHeld = (store: Store, now: Date, directorate: string, kept: Length = lastsFor('answers')): Promise<SealHeld[]> =>
  within({ actor: operator, store, now }, 'all', async (ctx) => {
    await seeing(ctx, { directorate, areas: [directorate] })
    const waves = await tables(ctx).selectFrom('survey.waves').leftJoin('pub.waves as told', (on) => on.onRef('told.directorate_id', '=', 'survey.waves.directorate_id').onRef('told.id', '=', 'survey.waves.id'))
      .select(['survey.waves.id', 'survey.waves.name', 'survey.waves.closed_on', 'survey.waves.state', 'told.seal']).where('survey.waves.directorate_id', '=', directorate).where('survey.waves.closed', '=', true).orderBy('survey.waves.id').execute()
    const { rows: noted } = await sql<{ wave: string; seal: string; late: boolean; lines: number }>`
      select distinct on (1) subject->>'wave' as wave, subject->>'seal' as seal, name = 'survey.seal-late' as late, count(*) over (partition by subject->>'wave')::int as lines from frame.record
      where directorate_id = ${directorate}::uuid and name = any (${sealing}::text[]) and subject ? 'seal' and result = 'done' order by 1, sequence desc`.execute(ctx.db)
    const all: SealHeld[] = []
    for (const { id, name, closed_on, state, seal } of waves) {
      const { found, said, there, seals } = await heldAgainstSeal(ctx, directorate, id), line = noted.find(({ wave }) => wave === id)
      // What was published before there were seals tells none; a late seal has no line before it.
      const late = line?.late === true && line.lines === 1 && seals?.made[0]?.why === 'late' && !seal
      const told = [line?.late && line.lines > 1 ? 'another before it' : line?.seal, ...(state === 'published' && !late && (seal || seals) ? [seal?.digest ?? null] : [])].filter((one) => one !== undefined)
      const otherwise = seals !== null && told.some((one) => one !== seals.digest)
      const over = there === 0 && found === 'differs' && closed_on !== null && isOver(closed_on, kept, now)
      all.push({ wave: id, name: name.en ?? Object.values(name)[0] ?? id, said, there, found: seals === null && told.length > 0 ? 'taken' : over ? 'over' : found === 'whole' && otherwise ? 'told-otherwise' : found })
    }
    return all
  })

/** The deeds that put a round under a seal. */
const sealing = ['survey.close-wave', 'survey.import-sheets', 'survey.undo-batch', 'survey.seal-late']

function isOver(closedOn: string, kept: Length, now: Date): boolean {
  const day = new Date(`${closedOn}T00:00:00Z`)
  if ('days' in kept) day.setUTCDate(day.getUTCDate() + kept.days)
  else day.setUTCMonth(day.getUTCMonth() + ('months' in kept ? kept.months : kept.years * 12))
  return day <= now
}
