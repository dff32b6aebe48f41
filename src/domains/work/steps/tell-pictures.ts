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
  await putOut(ctx, directorate, shown.map(({ id }) => id))
  return shown.map(({ id, moment, caption, width, height }) => ({ picture: id as PictureId, moment: moment as Moment, caption, width, height }))
}

/** The pictures that are not out yet, opened one by one: what everybody sees is sealed for nobody, and is served as it lies. */
async function putOut(ctx: Ctx, directorate: string, pictures: readonly string[]): Promise<void> {
  if (pictures.length === 0) return
  const out = new Set((await tables(ctx).selectFrom('pub.pictures').select('id').where('directorate_id', '=', directorate).where('id', 'in', [...pictures]).execute()).map(({ id }) => id))
  for (const id of pictures.filter((one) => !out.has(one))) {
    const kept = await tables(ctx).selectFrom('work.pictures').select(['directorate_id', 'id', 'commissariat_id', 'media_type', 'bytes']).where('directorate_id', '=', directorate).where('id', '=', id).executeTakeFirst()
    if (kept) await tables(ctx).insertInto('pub.pictures').values(kept).onConflict((same) => same.doNothing()).execute()
  }
}

/** Nobody sees these any more. */
export async function takeAway(ctx: Ctx, directorate: string, pictures: readonly string[]): Promise<void> {
  if (pictures.length > 0) await tables(ctx).deleteFrom('pub.pictures').where('directorate_id', '=', directorate).where('id', 'in', [...pictures]).execute()
}
