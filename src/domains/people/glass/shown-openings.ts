import type { Ctx } from '#frame/ctx.ts'
import type { CommissariatId } from '#domains/territory/words.ts'
import { tables } from '../tables.ts'
import type { Opening, PersonId } from '../words.ts'

/** Openings in plain facts: those to be judged first, then the newest. */
export async function shownOpenings(ctx: Ctx, directorate: string, only: { readonly person?: string; readonly opening?: string | undefined } = {}): Promise<Opening[]> {
  const rows = await tables(ctx).selectFrom('people.openings as o')
    .innerJoin('people.persons as p', (on) => on.onRef('p.directorate_id', '=', 'o.directorate_id').onRef('p.id', '=', 'o.person_id'))
    .innerJoin('territory.commissariats as c', (on) => on.onRef('c.directorate_id', '=', 'o.directorate_id').onRef('c.id', '=', 'o.commissariat_id'))
    .select(['o.id', 'o.person_id', 'p.name', 'o.commissariat_id', 'c.names', 'o.purpose', 'o.words', 'o.began_at', 'o.ends_at', 'o.ended_at', 'o.verdict', 'o.because', 'o.judged_at'])
    .where('o.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).where('c.directorate_id', '=', directorate)
    .$if(only.person !== undefined, (all) => all.where('o.person_id', '=', only.person!)).$if(only.opening !== undefined, (all) => all.where('o.id', '=', only.opening!))
    .orderBy((row) => row('o.verdict', 'is not', null)).orderBy('o.began_at', 'desc').orderBy('o.id').limit(200).execute()
  return rows.map((row) => ({
    opening: row.id, person: row.person_id as PersonId, name: row.name, commissariat: row.commissariat_id as CommissariatId, commissariatNames: row.names, purpose: row.purpose, words: row.words,
    beganAt: row.began_at.toISOString(), endsAt: row.ends_at.toISOString(), endedAt: row.ended_at?.toISOString() ?? null, running: row.ended_at === null && row.ends_at > ctx.now,
    verdict: row.verdict, because: row.because, judgedAt: row.judged_at?.toISOString() ?? null,
  }))
}
