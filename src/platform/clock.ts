/** Tells the moment; handed in, so that a test can stand still in time. */
export type Clock = () => Date

/** The machine's own clock: the only place that asks it. */
export const machineClock: Clock = () => new Date()
