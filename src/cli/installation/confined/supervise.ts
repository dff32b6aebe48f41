import { spawn } from 'node:child_process'
import { rooms, type Piece, type Stop } from '#platform/apart/rooms.ts'
import { root, switches, type Limits } from './limits.ts'
import { openRoom } from './room.ts'

/**
 * Runs the program that answers requests within its limits, carries its work to the rooms beside it and the answers back, passes signals on, and says with
 * which code it ended. Whoever takes over that program can ask for a picture, a paper or a reckoning, and for nothing else.
 */
export function supervised(limits: Limits, told: readonly string[], ready: () => void, program = 'src/cli/installation/confined/serving.ts'): Promise<number> {
  const open = Object.fromEntries(rooms.map((room) => [room, openRoom(room)]))
  const serving = spawn(process.execPath, ['--max-semi-space-size=8', ...switches(limits), `${root}${program}`, ...told], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' })
  const coming = new Map<number, Uint8Array[]>()
  const at = new Map<number, AbortController>()
  const answer = (what: object) => void (serving.connected && serving.send(what, () => {}))
  serving.on('message', async (said: Partial<Piece & Stop> | 'ready') => {
    if (said === 'ready') return ready()
    const { room, number, bytes, last, tells, stop } = said
    if (typeof room !== 'string' || !Object.hasOwn(open, room) || number === undefined) return
    if (stop) return void (coming.delete(number), at.get(number)?.abort())
    if (!bytes) return
    const come = coming.get(number) ?? []
    come.push(bytes)
    if (!last) return void coming.set(number, come)
    coming.delete(number)
    const ending = new AbortController()
    at.set(number, ending)
    const outcome = await open[room]!.ask(come.length === 1 ? bytes : Buffer.concat(come), { signal: ending.signal, ...(tells && { told: (share: number) => answer({ number, share }) }) })
    at.delete(number)
    if (!ending.signal.aborted) answer({ number, ...outcome })
  })
  // Ctrl-C in a terminal reaches that program already; told twice by the same signal it would end on the spot.
  const passed = { SIGINT: 'SIGTERM', SIGTERM: 'SIGTERM', SIGHUP: 'SIGHUP' } as const
  const listeners = Object.entries(passed).map(([signal, on]) => {
    const pass = () => void serving.kill(on)
    process.on(signal, pass)
    return () => process.off(signal, pass)
  })
  return new Promise((done, failed) => {
    serving.once('error', failed)
    serving.once('exit', (code) => {
      for (const off of listeners) off()
      for (const room of rooms) open[room]!.close()
      done(code ?? 1)
    })
  })
}
