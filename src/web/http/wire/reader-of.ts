import { whileWaitedFor, type Waiting } from '#platform/background/waited-for.ts'

/** Who waits for the answer to a request. What only reads ends soon after they have hung up; of what may write, only what looks on the way: a form that came whole is done to its end. */
export const readerOf = (request: Request): Waiting => (onlyReads(request) ? { signal: request.signal } : { reader: request.signal })

/** Answers a request for as long as its reader waits. Who has hung up is told nothing, and nothing is wrong then. */
export const forReader = <R>(request: Request, answer: () => R): R => whileWaitedFor(readerOf(request), answer)

const onlyReads = ({ method, url }: Request): boolean => method === 'GET' || method === 'HEAD' || new URL(url).pathname.startsWith('/api/ask/')
