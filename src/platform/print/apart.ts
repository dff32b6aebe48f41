import { serveApart } from '../apart/serve-apart.ts'
import { jobs } from './jobs.ts'

serveApart(jobs)
