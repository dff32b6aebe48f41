import { v7 } from 'uuid'
import { z } from 'zod'
import { CommissariatId, Day, DirectorateId, Names } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { knownPlace, type KnownPlace } from '../steps/known-place.ts'
import { tables } from '../tables.ts'
import { Category } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), commissariat: CommissariatId.optional(),
  /** The first day on which it was counted the new way. */
  on: Day,
  /** What changed, as it stands beside every chart. */
  words: Names,
  /** What it touches; everything when none is named. */
  categories: z.array(Category).default([]),
})
type Asked = z.output<typeof Asked>

/** Writes down that recording or the law changed from a day on, so that nobody compares across it (C8). It is never taken back. */
export const noteBreak = command('incidents.note-break', { input: Asked, answer: z.object({ break: z.uuid() }), find: knownPlace, run: note, trace: (_, { directorate }, answer) => ({ directorate, subject: { break: answer.break } }) })

async function note(ctx: Ctx, { on, words, categories }: Asked, { directorate, commissariat }: KnownPlace) {
  const id = v7()
  await tables(ctx).insertInto('incidents.breaks').values({ directorate_id: directorate, id, commissariat_id: commissariat, from_on: on, words: JSON.stringify(words), categories: [...new Set(categories)] }).execute()
  return { break: id }
}
