import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { Moment, PictureId } from '../words.ts'

type Of = { readonly progress: readonly string[] } | { readonly improvement: string }

/** Copies the pictures that the station shows to where everybody sees them, takes away those it shows no longer, and tells which are there. */
export async function tellPictures(ctx: Ctx, directorate: string, of: Of) {
  const all = 'progress' in of && of.progress.length === 0 ? [] : await tables(ctx).selectFrom('work.pictures').select(['id', 'moment', 'caption', 'shown', 'width', 'height']).where('directorate_id', '=', directorate)
    .$if('progress' in of, (them) => them.where('progress_id', 'in', 'progress' in of ? [...of.progress] : [])).$if('improvement' in of, (them) => them.where('improvement_id', '=', 'improvement' in of ? of.improvement : ''))
    .orderBy('id').execute()
  const [shown, hidden] = [all.filter((one) => one.shown), all.filter((one) => !one.shown)]
  await takeAway(ctx, directorate, hidden.map(({ id }) => id))
  if (shown.length > 0) await sql`
    insert into pub.pictures (directorate_id, id, commissariat_id, media_type, bytes) select directorate_id, id, commissariat_id, media_type, bytes from work.pictures
    where directorate_id = ${directorate} and id = any (${shown.map(({ id }) => id)}::uuid[]) on conflict do nothing`.execute(ctx.db)
  return shown.map(({ id, moment, caption, width, height }) => ({ picture: id as PictureId, moment: moment as Moment, caption, width, height }))
}

/** Nobody sees these any more. */
export async function takeAway(ctx: Ctx, directorate: string, pictures: readonly string[]): Promise<void> {
  if (pictures.length > 0) await tables(ctx).deleteFrom('pub.pictures').where('directorate_id', '=', directorate).where('id', 'in', [...pictures]).execute()
}
