import type { Counts } from '../words.ts'

export const noCounts: Counts = { planned: 0, begun: 0, stuck: 0, done: 0, partly: 0, 'not-done': 0, overdue: 0 }

/** The actions of two zones, or of all zones of a commissariat one after the other, counted together. */
export const countsAdded = (one: Counts, other: Counts): Counts => ({
  planned: one.planned + other.planned, begun: one.begun + other.begun, stuck: one.stuck + other.stuck, done: one.done + other.done, partly: one.partly + other.partly,
  'not-done': one['not-done'] + other['not-done'], overdue: one.overdue + other.overdue,
})
