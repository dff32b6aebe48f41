import { background, type Background } from './background.ts'
import type { jobs } from './jobs.ts'

/** The kernel's long work beside this thread, so that nobody waits for it who only wants a page. Same input, same result as the kernel's own function. */
export const inBackground: Background<typeof jobs> = background(new URL('./worker.ts', import.meta.url))
