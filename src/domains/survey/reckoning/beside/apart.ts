import { serveApart } from '#platform/apart/serve-apart.ts'
import { jobs } from './jobs.ts'

serveApart(jobs)
