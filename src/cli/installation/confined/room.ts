import { spawn, type ChildProcess } from 'node:child_process'
import type { Writable } from 'node:stream'
import { stopLine, type Done, type Room, type Share } from '#platform/apart/rooms.ts'
import type { Asked } from '#platform/background/background.ts'
import { ownParts, root, switches } from './limits.ts'

/** The program of each room, whether it needs a library that is no JavaScript, and the longest that one piece may take, in seconds. */
const programs = {
  pictures: { file: 'src/platform/picture/apart.ts', addons: true, most: 60 },
  papers: { file: 'src/platform/print/apart.ts', addons: true, most: 300 },
  reckoning: { file: 'src/domains/survey/reckoning/beside/apart.ts', addons: false, most: 900 },
  ground: { file: 'src/domains/territory/beside/apart.ts', addons: false, most: 300 },
} as const satisfies Readonly<Record<Room, object>>

type Outcome = Omit<Done, 'number'> & object
type Waiting = { readonly bytes: Uint8Array; readonly told: Asked['told']; readonly done: (outcome: Outcome) => void; begun: boolean; wanted: boolean }
/** A room in which nothing is done gives its memory back after so long, in milliseconds. */
const idle = 300_000
/** Work that tells how far it is looks at least this often whether it is to end, in milliseconds; other work is ended with its room. */
const patience = 300

/** A room that is opened with its first piece of work, shut when nobody needs it, and opened anew when it broke down. It writes nowhere, reads the program alone, starts nothing, and is told no secret of the environment. */
export function openRoom(room: Room, { file, addons, most }: { readonly file: string; readonly addons: boolean; readonly most: number } = programs[room]): { readonly ask: (bytes: Uint8Array, asked?: Pick<Asked, 'told' | 'signal'>) => Promise<Outcome>; readonly close: () => void } {
  const waiting = new Map<number, Waiting>()
  let [child, number, resting]: [ChildProcess | null, number, NodeJS.Timeout | undefined] = [null, 0, undefined]

  const settled = (piece: number, outcome: Outcome) => {
    waiting.get(piece)?.done(outcome)
    waiting.delete(piece)
    clearTimeout(resting)
    if (waiting.size === 0) resting = setTimeout(() => over(child), idle).unref()
  }

  /** Whoever waits for this one hears that it is no more; the next piece opens another. */
  function over(one: ChildProcess | null): void {
    if (!one || child !== one) return
    child = null
    one.kill('SIGKILL')
    for (const piece of waiting.keys()) settled(piece, { fault: new Error(`the room for ${room} broke down`) })
  }

  function begun(): ChildProcess {
    const one = spawn(process.execPath, ['--max-semi-space-size=8', ...switches({ reads: ownParts, writes: [], addons }), `${root}${file}`], {
      env: { NODE_ENV: 'production', ...(process.env.TZ && { TZ: process.env.TZ }) }, stdio: ['ignore', 'ignore', 'inherit', 'ipc', 'pipe'], serialization: 'advanced',
    })
    one.on('message', (said: Done | Share) => child === one && heard(said))
    one.stdio[stopLine]?.on('error', () => {})
    for (const end of ['error', 'exit'] as const) one.on(end, () => over(one))
    return one
  }

  function heard({ number: piece, ...said }: Done | Share): void {
    const at = waiting.get(piece)
    if (!('share' in said)) return settled(piece, said as Outcome)
    if (at?.wanted && at.begun) at.told?.(said.share)
    if (at) at.begun = true
  }

  function give(piece: number, { bytes, told }: Waiting): void {
    const one = child ??= begun()
    one.send({ number: piece, bytes, tells: told !== undefined }, (fault) => {
      if (fault && child === one) settled(piece, { fault })
    })
  }

  /** Whoever asked hears at once; the room, if it is at this piece, is left some time to notice. */
  function stop(piece: number, at: Waiting, why: unknown): void {
    if (waiting.get(piece) !== at || !at.wanted) return
    at.wanted = false
    at.done({ fault: why })
    const one = child, told = Buffer.alloc(4)
    told.writeUInt32LE(piece)
    ;(one?.stdio[stopLine] as Writable | undefined)?.write(told)
    setTimeout(() => {
      if (one && child === one && waiting.get(piece) === at && at.begun) anew(one)
    }, patience).unref()
  }

  /** A room that does not listen is ended; what others wait for is asked of a new one. */
  function anew(one: ChildProcess): void {
    child = null
    one.kill('SIGKILL')
    for (const [piece, at] of waiting) {
      if (!at.wanted) { settled(piece, { fault: null }); continue }
      at.begun = false
      give(piece, at)
    }
  }

  return {
    ask: (bytes, { told, signal } = {}) => new Promise((done) => {
      const piece = ++number, late = setTimeout(() => over(child), most * 1000), stopped = () => stop(piece, at, signal?.reason)
      const at: Waiting = { bytes, told, done: (outcome) => (clearTimeout(late), signal?.removeEventListener('abort', stopped), done(outcome)), begun: false, wanted: true }
      waiting.set(piece, at)
      signal?.addEventListener('abort', stopped, { once: true })
      clearTimeout(resting)
      give(piece, at)
    }),
    close: () => (over(child), clearTimeout(resting)),
  }
}
