import { redoMeasures } from '#domains/privacy/index.ts'
import { machineClock } from '#platform/clock.ts'
import { openPool, type Server } from '#platform/server.ts'

/** What was put right, restricted or ended since a backup was made, because somebody had asked for it, is so again before anybody sees what came back. Answers how much. */
export async function doneAgain(server: Server, passwords: { readonly app_rw: string; readonly app_keeper: string }, list: string): Promise<number> {
  const pool = (user: 'app_rw' | 'app_keeper') => openPool(server, { user, password: passwords[user] }, { most: 1, patience: 0, seals: user === 'app_rw' })
  const [requests, keeper] = [pool('app_rw'), pool('app_keeper')]
  return redoMeasures({ requests, keeper }, machineClock(), list).finally(() => Promise.all([requests.destroy(), keeper.destroy()]))
}
