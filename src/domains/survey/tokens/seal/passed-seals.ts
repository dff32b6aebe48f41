import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { passingHere } from '#platform/secrets/passing/passing-keys.ts'

/** The passing keys, of those here, whose waves are closed: nothing lies under them any more, and they may be destroyed once the closing itself cannot be lost. */
export async function passedSeals(owner: Db): Promise<readonly string[]> {
  const here = passingHere()
  if (here.length === 0) return []
  const { rows } = await sql<{ seal: string }>`
    select key.seal from survey.wave_keys as key join survey.waves as wave on wave.directorate_id = key.directorate_id and wave.id = key.wave_id
    where key.seal = any (${here}::text[]) and wave.state in ('closed', 'published')
      and not exists (select from survey.boxes as box where box.directorate_id = key.directorate_id and box.wave_id = key.wave_id)`.execute(owner)
  return rows.map(({ seal }) => seal)
}

/** A survey that is being answered and whose passing key is not here: what of it does not open. */
export type LostSeal = { readonly seal: string; readonly wave: string; readonly sheets: number; readonly drafts: number }

/** Surveys that go on while their passing key is not here, and what that costs: sheets that came in and are not among the others yet, half-filled ones, and those that were keyed in once. */
export async function lostSeals(owner: Db): Promise<readonly LostSeal[]> {
  const { rows } = await sql<LostSeal>`
    select key.seal, key.wave_id::text as wave, (select coalesce(sum(sheets), 0)::int from survey.boxes as box where box.directorate_id = key.directorate_id and box.wave_id = key.wave_id) as sheets,
      (select count(*)::int from survey.drafts as draft where draft.directorate_id = key.directorate_id and draft.wave_id = key.wave_id) as drafts
    from survey.wave_keys as key join survey.waves as wave on wave.directorate_id = key.directorate_id and wave.id = key.wave_id
    where key.seal is not null and key.seal <> all (${passingHere()}::text[]) and wave.state in ('planned', 'open') order by key.wave_id`.execute(owner)
  return rows
}

/** Gives up what does not open, so that the survey takes answers again, under a new passing key. Whoever had handed in one of those sheets is not asked again: their invitations stay used. */
export async function giveUpLost(owner: Db): Promise<readonly LostSeal[]> {
  return owner.transaction().execute(async (db) => {
    const lost = await lostSeals(db)
    for (const { seal, wave } of lost) {
      await sql`delete from survey.boxes where wave_id = ${wave}`.execute(db)
      await sql`delete from survey.drafts where wave_id = ${wave}`.execute(db)
      await sql`update survey.wave_keys set seal = null where seal = ${seal}`.execute(db)
    }
    return lost
  })
}
