import { serveJobs } from '../background/serve-jobs.ts'
import { jobs } from './jobs.ts'

serveJobs(jobs)
