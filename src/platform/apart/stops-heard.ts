import { readSync } from 'node:fs'
import { Socket } from 'node:net'
import { stopLine } from './rooms.ts'

const inNumber = 4, atOnce = 64 * inNumber

/** In a room: whether nobody wants a piece any more, read from the line on which that is told without waiting for it. A room that has no such line hears of none, and is ended instead. */
export function stopsHeard(): (number: number) => boolean {
  const stopped = new Set<number>(), bytes = Buffer.alloc(atOnce), there = opened()
  return (number) => {
    for (let read = there ? some(bytes) : 0; read > 0; read = some(bytes)) for (let at = 0; at + inNumber <= read; at += inNumber) stopped.add(bytes.readUInt32LE(at))
    return stopped.has(number)
  }
}

/** A line that is opened as a socket is one that nobody waits at. */
function opened(): boolean {
  try {
    new Socket({ fd: stopLine, readable: false, writable: true }).unref().on('error', () => {})
    return true
  } catch {
    return false
  }
}

function some(bytes: Buffer): number {
  try {
    return readSync(stopLine, bytes)
  } catch {
    return 0
  }
}
