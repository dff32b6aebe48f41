import { dropKeyings } from '#domains/fieldwork/index.ts'
import type { Reactions } from '#frame/afterwards.ts'

/** When this was recorded, do that. Each consequence runs after the deed is committed and may run again. */
export const reactions: Reactions = {
  // What was keyed in and never agreed on is personal, and of no more use.
  'survey.close-wave': [async (outside, { directorate, wave }) => void (await dropKeyings(outside, { directorate, wave }))],
}
