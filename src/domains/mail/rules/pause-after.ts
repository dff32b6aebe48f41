/** How long a message waits after so many tries: a minute, two, four, and never longer than an hour, so that a server that was away for three days is asked some eighty times. */
export const pauseAfter = (tries: number): number => Math.min(60, 2 ** Math.min(tries, 6) / 2) * 60_000
