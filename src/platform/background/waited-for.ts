import { AsyncLocalStorage } from 'node:async_hooks'

/** How far a piece of work is: the step by its name (none: the one named last), and how much of how much of it; of 0 nobody knows the whole. */
export type Step = { readonly name?: string; readonly done: number; readonly of: number }

/** Who waits for a piece of work: whether they still do, and who is told how far it is. `reader` is who sent what may write: what only looks on the way may end with them, and nothing else. */
export type Waiting = { readonly signal?: AbortSignal | undefined; readonly told?: ((step: Step) => void) | undefined; readonly reader?: AbortSignal | undefined }

const waiting = new AsyncLocalStorage<Waiting>()

/** Does work for whoever waits for it: whatever of it takes turns, and what is done beside this thread, ends soon after they no longer do. */
export const whileWaitedFor = <R>(by: Waiting, work: () => R): R => waiting.run(by, work)

/** Does work that nobody's leaving ends. */
export const toItsEnd = <R>(work: () => R): R => waiting.run({}, work)

/** Of a request that may write, what only looks: it ends with its reader. */
export const whileRead = <R>(work: () => R): R => waiting.run({ ...whoWaits(), signal: whoWaits().reader }, work)

/** Who waits for what is being done here. */
export const whoWaits = (): Waiting => waiting.getStore() ?? {}

/** Ends what is being done here when nobody waits for it. */
export const stillWanted = (): void => whoWaits().signal?.throwIfAborted()

/** Tells whoever listens how far it is. */
export const tellStep = (name: string, done = 0, of = 0): void => whoWaits().told?.({ name, done, of })
