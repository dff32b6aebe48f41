import { serveJobs } from '#platform/background/serve-jobs.ts'
import { jobs } from './jobs.ts'

serveJobs(jobs)
