import type { Say } from '#web/say.ts'

const known = ['everybody', 'partners', 'residents', 'invited']

/** Who got something, in words where the record has a code for them; else as they are written there. */
export const recipientSays = (say: Say, to: string): string => (known.includes(to) ? say.any(`privacy.to-${to}`) : to)
