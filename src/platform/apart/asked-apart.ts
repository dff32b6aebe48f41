import { setImmediate } from 'node:timers/promises'
import { serialize } from 'node:v8'
import type { Asked } from '../background/background.ts'
import type { Done, Piece, Room, Share, Stop } from './rooms.ts'

type Waiting = { readonly room: Room; readonly told: Asked['told']; readonly done: (result: unknown) => void; readonly failed: (fault: unknown) => void }

const waiting = new Map<number, Waiting>()
let pieces = 0

/** So many bytes are a millisecond or two: a large wave's answers go over in pieces, and others have their turn in between. */
const bytesAtOnce = 2 ** 20

/**
 * From within the confined program: a piece of work done in a room beside it. A room that breaks down over a piece fails that piece and no other. Whoever
 * no longer wants it hears so at once, and the room ends it; a room that does not listen is ended and begun anew.
 */
export async function askedApart<Result>(room: Room, asked: { readonly job: string; readonly input: unknown }, { told, signal }: Pick<Asked, 'told' | 'signal'> = {}): Promise<Result> {
  if (signal?.aborted) throw signal.reason
  if (!process.connected) throw new Error(`nobody is there to ask for ${room}`)
  const bytes = serialize(asked)
  if (pieces++ === 0) process.on('message', (answer: Partial<Done & Share>) => heard(answer))
  const number = pieces
  const withdrawn = () => withdraw(number, signal?.reason)
  signal?.addEventListener('abort', withdrawn, { once: true })
  const result = new Promise<Result>((done, failed) => waiting.set(number, { room, told, done: done as Waiting['done'], failed })).finally(() => signal?.removeEventListener('abort', withdrawn))
  // What goes wrong on the way is for whoever waits below.
  result.catch(() => {})
  for (let from = 0; waiting.has(number) && from < bytes.length; from += bytesAtOnce) {
    if (from > 0) await setImmediate()
    if (waiting.has(number)) said({ room, number, bytes: bytes.subarray(from, from + bytesAtOnce), last: from + bytesAtOnce >= bytes.length, tells: told !== undefined })
  }
  return result
}

function said(what: Piece | Stop): void {
  process.send!(what, undefined, undefined, (fault) => {
    if (fault) heard({ number: what.number, fault })
  })
}

function withdraw(number: number, why: unknown): void {
  const piece = waiting.get(number)
  if (!piece) return
  waiting.delete(number)
  piece.failed(why)
  if (process.connected) said({ room: piece.room, number, stop: true })
}

function heard(answer: Partial<Done & Share>): void {
  const piece = answer.number === undefined ? undefined : waiting.get(answer.number)
  if (!piece) return
  if (answer.share !== undefined) return tell(answer.number!, piece, answer.share)
  waiting.delete(answer.number!)
  if ('fault' in answer) piece.failed(answer.fault)
  else piece.done((answer as { result: unknown }).result)
}

/** Whatever the listener throws ends the work. */
function tell(number: number, { told }: Waiting, share: number): void {
  try {
    told?.(share)
  } catch (error) {
    withdraw(number, error)
  }
}
