import { drained } from '#domains/mail/index.ts'
import type { Outside } from '#frame/ctx.ts'
import type { Clock } from '#platform/clock.ts'
import { speak } from '#web/say.ts'

/** Lets the messages of a directorate that are due leave now, in the words of each one's language; answers how many did. */
export const mailLeavesNow = (directorate: string, store: Outside['store'], clock: Clock): Promise<number> =>
  drained(directorate, { store, clock, words: (language, key, values) => speak(language).any(key, values) })
