import { v7 } from 'uuid'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { drawnAnew } from '#platform/picture/drawn-anew.ts'
import { tables } from '../tables.ts'
import { takeShare } from './take-share.ts'
import { pictureMost, type Moment, type PictureId, type SentPicture } from '../words.ts'

type Under = { readonly directorate: string; readonly commissariat: string; readonly partners: readonly string[] }
type Of = { readonly progress: string; /** The action of that line. */ readonly action: string } | { readonly improvement: string }

/** Keeps what was sent as a picture drawn anew. A partner's is shown to everybody only when the station says so. `field` names the file in the form. */
export async function keepPicture(ctx: Ctx, under: Under, of: Of, moment: Moment, sent: SentPicture, { field, organisation }: { readonly field: string; /** For which organisation it is sent; null for the police. */ readonly organisation: string | null }) {
  const file = typeof sent.file === 'string' ? Buffer.from(sent.file, 'base64') : sent.file
  const drawn = await drawnAnew(file, { most: pictureMost })
  if (drawn === 'too-heavy') throw new Refusal('invalid', 'work.picture-too-heavy', { [field]: 'work.picture-too-heavy' })
  if (drawn === 'too-large') throw new Refusal('invalid', 'work.picture-too-large', { [field]: 'work.picture-too-large' })
  if (drawn === 'heic') throw new Refusal('invalid', 'work.picture-is-heic', { [field]: 'work.picture-is-heic' })
  if (drawn === 'no-picture') throw new Refusal('invalid', 'work.no-picture', { [field]: 'work.no-picture' })
  await takeShare(ctx, under.directorate, of, drawn.bytes.length, field)
  const [picture, shown] = [v7() as PictureId, sent.shown && organisation === null]
  await tables(ctx).insertInto('work.pictures').values({
    directorate_id: under.directorate, id: picture, commissariat_id: under.commissariat, partners: [...under.partners], progress_id: 'progress' in of ? of.progress : null,
    improvement_id: 'improvement' in of ? of.improvement : null, action_id: 'action' in of ? of.action : null, organisation_id: organisation, moment, caption: sent.caption, shown, media_type: drawn.mediaType, width: drawn.width, height: drawn.height, bytes: drawn.bytes,
    taken_on: ctx.now.toISOString().slice(0, 10), sent_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
  }).execute()
  return { picture, shown }
}
