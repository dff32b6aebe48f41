/** Called between the pieces of long work with how much of it is done, 0 to 1; what it throws ends the work. */
export type Telling = (share: number) => void

/** For who asks of nothing how far it is. */
export const noTelling: Telling = () => {}

/** A part of the work, from one share of the whole to another. */
export const partOfIt = (told: Telling, from: number, to: number): Telling => (share) => told(from + (to - from) * share)
