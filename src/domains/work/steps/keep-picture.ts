import { v7 } from 'uuid'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { drawnAnew } from '#platform/picture/drawn-anew.ts'
import { tables } from '../tables.ts'
import { pictureMost, type Moment, type PictureId, type SentPicture } from '../words.ts'

type Under = { readonly directorate: string; readonly commissariat: string; readonly partners: readonly string[] }
type Of = { readonly progress: string } | { readonly improvement: string }

/** Keeps what was sent as a picture drawn anew. A partner's is shown to everybody only when the station says so. `field` names the file in the form. */
export async function keepPicture(ctx: Ctx, under: Under, of: Of, moment: Moment, sent: SentPicture, { field, byPartner }: { readonly field: string; readonly byPartner: boolean }) {
  const file = typeof sent.file === 'string' ? Buffer.from(sent.file, 'base64') : sent.file
  const drawn = await drawnAnew(file, { most: pictureMost })
  if (drawn === 'too-heavy') throw new Refusal('invalid', 'work.picture-too-heavy', { [field]: 'work.picture-too-heavy' })
  if (drawn === 'too-large') throw new Refusal('invalid', 'work.picture-too-large', { [field]: 'work.picture-too-large' })
  if (drawn === 'no-picture') throw new Refusal('invalid', 'work.no-picture', { [field]: 'work.no-picture' })
  const [picture, shown] = [v7() as PictureId, sent.shown && !byPartner]
  await tables(ctx).insertInto('work.pictures').values({
    directorate_id: under.directorate, id: picture, commissariat_id: under.commissariat, partners: [...under.partners], progress_id: 'progress' in of ? of.progress : null,
    improvement_id: 'improvement' in of ? of.improvement : null, moment, caption: sent.caption, shown, media_type: drawn.mediaType, width: drawn.width, height: drawn.height, bytes: drawn.bytes,
    taken_on: ctx.now.toISOString().slice(0, 10),
  }).execute()
  return { picture, shown }
}
