import { Worker } from 'node:worker_threads'
import { givenWith } from './given-with.ts'
import type { Answer, Ask, InputOf, Jobs, ResultOf } from './jobs-of.ts'

/** What may be asked of a piece of work: to be told how far it is (0 to 1, some ten times a second), to end it early, to give the input's arrays away instead of copying them. */
export type Asked = { readonly told?: (share: number) => void; readonly signal?: AbortSignal; readonly give?: boolean }

/** One worker beside this thread, begun when first asked and kept warm; it does one piece of work after another and never keeps the program from ending. */
export type Background<Table extends Jobs> = <Name extends keyof Table & string>(job: Name, input: InputOf<Table, Name>, asked?: Asked) => Promise<ResultOf<Table, Name>>

type Piece = {
  readonly ask: Ask
  readonly told: Asked['told']
  readonly give: boolean
  readonly done: (result: unknown) => void
  readonly failed: (error: unknown) => void
  over: boolean
}

// Work that tells how far it is looks at least this often whether it is to end (milliseconds); other work is ended with its worker.
const patience = 300

/**
 * The background whose worker is the file at `address`, which serves the jobs of a table (serveJobs). An error comes back as it was thrown;
 * a worker that dies takes only the piece it was at, and the next piece gets a new one. Randomness goes over as a seed, never as a function.
 */
export function background<Table extends Jobs>(address: URL): Background<Table> {
  const waiting: Piece[] = []
  let worker: Worker | null = null, at: Piece | null = null, number = 0
  return (job, input, { told, signal, give = false } = {}) => new Promise((done, failed) => {
    if (signal?.aborted) return failed(signal.reason)
    const stop = new Int32Array(new SharedArrayBuffer(4)), ask: Ask = { number: ++number, job, input, stop, tells: told !== undefined }
    const settled = <T>(settle: (value: T) => void) => (value: T) => {
      signal?.removeEventListener('abort', withdrawn)
      settle(value)
    }
    const piece: Piece = { ask, told, give, done: settled(done as (result: unknown) => void), failed: settled(failed), over: false }
    const withdrawn = () => withdraw(piece, signal?.reason)
    signal?.addEventListener('abort', withdrawn, { once: true })
    waiting.push(piece)
    next()
  })

  function next(): void {
    if (at !== null) return
    const piece = waiting.shift()
    if (!piece) return void worker?.unref()
    at = piece
    worker ??= begun()
    worker.ref()
    try {
      worker.postMessage(piece.ask, piece.give ? givenWith(piece.ask.input) : [])
    } catch (error) {
      finish(() => piece.failed(error))
    }
  }

  /** Whoever asked hears at once; the worker, if it is at this piece, is left some time to notice. */
  function withdraw(piece: Piece, why: unknown): void {
    if (piece.over) return
    piece.over = true
    piece.failed(why)
    if (at !== piece) return void waiting.splice(waiting.indexOf(piece), 1)
    Atomics.store(piece.ask.stop, 0, 1)
    setTimeout(() => {
      if (at === piece) replace()
    }, patience).unref()
  }

  function replace(): void {
    const old = worker
    worker = null
    void old?.terminate()
    finish(() => undefined)
  }

  function begun(): Worker {
    const one = new Worker(address, { resourceLimits: { maxYoungGenerationSizeMb: 24 } })
    one.on('message', (answer: Answer) => heard(one, answer))
    one.on('error', (error) => died(one, `The background worker failed: ${error instanceof Error ? error.message : String(error)}`, error))
    one.on('exit', (code) => died(one, `The background worker ended (${code}) before its work was done; the next piece of work gets a new one.`))
    return one
  }

  function heard(from: Worker, answer: Answer): void {
    if (from !== worker || at === null || answer.number !== at.ask.number) return
    const piece = at
    if ('share' in answer) {
      if (!piece.over) tell(piece, answer.share)
    } else finish(() => piece.over || ('error' in answer ? piece.failed(answer.error) : piece.done(answer.result)))
  }

  /** Whatever the listener throws ends the work. */
  function tell(piece: Piece, share: number): void {
    try {
      piece.told?.(share)
    } catch (error) {
      withdraw(piece, error)
    }
  }

  function died(one: Worker, sentence: string, cause?: unknown): void {
    if (one !== worker) return
    worker = null
    const piece = at
    if (piece) finish(() => piece.over || piece.failed(new Error(sentence, { cause })))
  }

  function finish(say: () => unknown): void {
    at = null
    say()
    next()
  }
}
