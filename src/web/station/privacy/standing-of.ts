import type { Measure, Request } from '#domains/privacy/words.ts'
import type { Say } from '#web/say.ts'

/** Where a request stands, in a line: the answer with its reason, what allows a refusal and how long it stands, and what was done. */
export function standingOf(say: Say, one: Request): string {
  const { outcome, because, late, prolongedBecause, liftedOn, ground, standsUntil, toDo, done } = one
  if (outcome === null) return [say(late ? 'privacy.late' : 'privacy.waits'), prolongedBecause === null ? null : say('privacy.longer', { because: prolongedBecause })].filter(Boolean).join('. ')
  return [
    say(`privacy.outcome-${outcome}`), because, ground && say(`privacy.reason-${ground}`), standsUntil && say('privacy.refused-until', { day: say.day(standsUntil) }),
    toDo && say('privacy.to-be-carried-out'), ...done.map((measure) => doneInWords(say, measure)), liftedOn === null ? null : say('privacy.lifted', { day: say.day(liftedOn) }),
  ].filter((part) => typeof part === 'string').map((part) => part.replace(/\.$/, '')).join('. ')
}

/** What was done about a request, and who had received it. */
export function doneInWords(say: Say, { kind, on, tell, toldOn }: Measure): string {
  const told = tell.length === 0 ? null : toldOn === null ? say('privacy.to-be-told', { names: tell.map((to) => receiver(say, to)).join(', ') }) : say('privacy.were-told', { names: tell.map((to) => receiver(say, to)).join(', '), day: say.day(toldOn) })
  return [say(`privacy.done-${kind}`, { day: say.day(on) }), told].filter(Boolean).join('. ')
}

const known = ['partners', 'residents', 'invited']
const receiver = (say: Say, to: string): string => (known.includes(to) ? say.any(`privacy.to-${to}`) : to)
