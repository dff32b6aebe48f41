import { spawn, type ChildProcess } from 'node:child_process'
import type { Done, Room } from '#platform/apart/rooms.ts'
import { ownParts, root, switches } from './limits.ts'

/** The program of each room, whether it needs a library that is no JavaScript, and the longest that one piece may take, in seconds. */
const programs = {
  pictures: { file: 'src/platform/picture/apart.ts', addons: true, most: 60 },
  papers: { file: 'src/platform/print/apart.ts', addons: true, most: 300 },
  reckoning: { file: 'src/domains/survey/reckoning/beside/apart.ts', addons: false, most: 900 },
  ground: { file: 'src/domains/territory/beside/apart.ts', addons: false, most: 300 },
} as const satisfies Readonly<Record<Room, object>>

type Outcome = Omit<Done, 'number'> & object
/** A room in which nothing is done gives its memory back after so long, in milliseconds. */
const idle = 300_000

/** A room that is opened with its first piece of work, shut when nobody needs it, and opened anew when it broke down. It writes nowhere, reads the program alone, starts nothing, and is told no secret of the environment. */
export function openRoom(room: Room): { readonly ask: (bytes: Uint8Array) => Promise<Outcome>; readonly close: () => void } {
  const { file, addons, most } = programs[room]
  const waiting = new Map<number, (outcome: Outcome) => void>()
  let [child, number, resting]: [ChildProcess | null, number, NodeJS.Timeout | undefined] = [null, 0, undefined]

  const settled = (piece: number, outcome: Outcome) => {
    waiting.get(piece)?.(outcome)
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
      env: { NODE_ENV: 'production', ...(process.env.TZ && { TZ: process.env.TZ }) }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced',
    })
    one.on('message', ({ number: piece, ...outcome }: Done) => settled(piece, outcome))
    for (const end of ['error', 'exit'] as const) one.on(end, () => over(one))
    return one
  }

  return {
    ask: (bytes) => new Promise((done) => {
      const [one, piece] = [child ??= begun(), ++number]
      const late = setTimeout(() => over(one), most * 1000)
      waiting.set(piece, (outcome) => (clearTimeout(late), done(outcome)))
      one.send({ number: piece, bytes }, (fault) => {
        if (fault) settled(piece, { fault })
      })
    }),
    close: () => (over(child), clearTimeout(resting)),
  }
}
