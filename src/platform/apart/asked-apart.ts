import { setImmediate } from 'node:timers/promises'
import { serialize } from 'node:v8'
import type { Done, Piece, Room } from './rooms.ts'

type Waiting = { readonly done: (result: unknown) => void; readonly failed: (fault: unknown) => void }

const waiting = new Map<number, Waiting>()
let pieces = 0

/** So many bytes are a millisecond or two: a large wave's answers go over in pieces, and others have their turn in between. */
const bytesAtOnce = 2 ** 20

/** From within the confined program: a piece of work done in a room beside it. A room that breaks down over a piece fails that piece and no other. */
export async function askedApart<Result>(room: Room, asked: { readonly job: string; readonly input: unknown }): Promise<Result> {
  if (!process.connected) throw new Error(`nobody is there to ask for ${room}`)
  const bytes = serialize(asked)
  if (pieces++ === 0) process.on('message', (answer: Partial<Done>) => heard(answer))
  const number = pieces
  const result = new Promise<Result>((done, failed) => waiting.set(number, { done: done as Waiting['done'], failed }))
  // What goes wrong on the way is for whoever waits below.
  result.catch(() => {})
  for (let from = 0; waiting.has(number) && from < bytes.length; from += bytesAtOnce) {
    if (from > 0) await setImmediate()
    said({ room, number, bytes: bytes.subarray(from, from + bytesAtOnce), last: from + bytesAtOnce >= bytes.length })
  }
  return result
}

function said(piece: Piece): void {
  process.send!(piece, undefined, undefined, (fault) => {
    if (fault) heard({ number: piece.number, fault })
  })
}

function heard(answer: Partial<Done>): void {
  const piece = answer.number === undefined ? undefined : waiting.get(answer.number)
  if (!piece) return
  waiting.delete(answer.number!)
  if ('fault' in answer) piece.failed(answer.fault)
  else piece.done((answer as { result: unknown }).result)
}
