import { holdsPost, isStaff } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { ProgressLine } from '../words.ts'
import { picturesOf } from './pictures-of.ts'

/** The log of an action, the latest line first, with who noted it (a partner reads the names of its own people and of no officer) and the pictures that show it. */
export async function logOf(ctx: Ctx, directorate: string, action: string): Promise<ProgressLine[]> {
  const rows = await tables(ctx).selectFrom('work.progress as l')
    .leftJoin('people.persons as n', (on) => on.onRef('n.directorate_id', '=', 'l.directorate_id').onRef('n.id', '=', 'l.noted_by'))
    .leftJoin('partners.organisations as o', (on) => on.onRef('o.directorate_id', '=', 'l.directorate_id').onRef('o.id', '=', 'l.organisation_id'))
    .selectAll('l').select(['n.name', 'o.name as organisation']).where('l.directorate_id', '=', directorate).where('l.action_id', '=', action).orderBy('l.id', 'desc').execute()
  const pictures = await picturesOf(ctx, directorate, { progress: rows.map(({ id }) => id) })
  return rows.map((row) => ({
    progress: row.id, state: row.state, words: row.words, told: Object.keys(row.told).length > 0 ? row.told : null, minutes: row.minutes, blocker: row.blocker, because: row.because, on: row.on_day,
    notedBy: isStaff(ctx.actor) || holdsPost(ctx.actor, 'partner', row.organisation_id) ? row.name : null, organisation: row.organisation, notedAt: row.noted_at.toISOString(), pictures: pictures.get(row.id) ?? [],
  }) as ProgressLine)
}
