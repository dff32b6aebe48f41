import type { Request } from '#domains/privacy/words.ts'
import type { Say } from '#web/say.ts'

/** Where a request stands, in a line. */
export function standingOf(say: Say, { outcome, because, late, prolongedBecause, liftedOn }: Request): string {
  if (outcome !== null) return [say(`privacy.outcome-${outcome}`), because, liftedOn === null ? null : say('privacy.lifted', { day: say.day(liftedOn) })].filter(Boolean).join('. ')
  return [say(late ? 'privacy.late' : 'privacy.waits'), prolongedBecause === null ? null : say('privacy.longer', { because: prolongedBecause })].filter(Boolean).join('. ')
}
