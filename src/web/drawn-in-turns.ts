import { Writable } from 'node:stream'
import { createElement, type ReactNode } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { Turns } from './ui/list/in-lots.ts'

/** A page as text, whole and in order, without a script: its long lists are drawn a lot a turn, and others have theirs in between. What breaks while it is drawn is thrown. */
export function drawnInTurns(page: ReactNode, turn: () => Promise<void> = turnByTurn()): Promise<string> {
  return new Promise((done, failed) => {
    const pieces: Buffer[] = []
    const whole = new Writable({
      // It is written when all of it is there.
      highWaterMark: Number.MAX_SAFE_INTEGER,
      write(piece: Buffer, _, next) {
        pieces.push(piece)
        next()
      },
      final(ended) {
        done(Buffer.concat(pieces).toString())
        ended()
      },
    })
    const { pipe } = renderToPipeableStream(createElement(Turns, { value: turn }, page), { onAllReady: () => void pipe(whole), onShellError: failed, onError: failed })
  })
}

/** Hands out turns one after another, however many are asked for at once. React draws a turn after it was told, with all that it was told meanwhile: so the next waits for two. */
function turnByTurn(): () => Promise<void> {
  let last = Promise.resolve()
  return () => (last = last.then(() => new Promise((next) => void setImmediate(() => setImmediate(next)))))
}
