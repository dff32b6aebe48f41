import type { Jobs } from './jobs-of.ts'

/** A job of a table by the name it was asked for, and nothing that the table does not list. */
export function jobOf(jobs: Jobs, name: string): Jobs[string] {
  const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined
  if (!job) throw new RangeError(`There is no job named ${name}.`)
  return job
}
