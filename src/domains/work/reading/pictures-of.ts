import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { Picture } from '../words.ts'

type Of = { readonly progress?: readonly string[]; readonly improvements?: readonly string[] }

/** The pictures of lines of a log, or of improvements, without their bytes, by what they belong to. */
export async function picturesOf(ctx: Ctx, directorate: string, { progress, improvements }: Of): Promise<ReadonlyMap<string, Picture[]>> {
  const ids = progress ?? improvements ?? []
  const rows = ids.length === 0 ? [] : await tables(ctx).selectFrom('work.pictures').select(['id', 'progress_id', 'improvement_id', 'moment', 'caption', 'shown', 'width', 'height', 'taken_on'])
    .where('directorate_id', '=', directorate).where(progress ? 'progress_id' : 'improvement_id', 'in', [...ids]).orderBy('id').execute()
  const found = new Map<string, Picture[]>()
  for (const { id, moment, caption, shown, width, height, taken_on, ...of } of rows) {
    const belongs = (of.progress_id ?? of.improvement_id)!
    found.set(belongs, [...(found.get(belongs) ?? []), { picture: id, moment, caption, shown, width, height, takenOn: taken_on } as Picture])
  }
  return found
}
