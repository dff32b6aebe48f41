import { serveApart } from '#platform/apart/serve-apart.ts'
import { jobs } from './jobs.ts'

serveApart(({ job, input }: { readonly job: keyof typeof jobs; readonly input: never }) => {
  if (!Object.hasOwn(jobs, job)) throw new RangeError(`There is no job named ${job}.`)
  return jobs[job](input)
})
