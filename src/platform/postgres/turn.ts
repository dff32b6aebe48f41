import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { plain } from '../plain.ts'

/**
 * One at a time on this machine: who starts or stops the database of a folder holds its turn meanwhile.
 * An abstract socket is the lock, because the kernel gives it back when its holder dies, however it dies.
 */
export async function inTurn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const name = `\0vatra-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  const turn = await taken(name, folder)
  try {
    return await work()
  } finally {
    await new Promise((done) => turn.close(done))
  }
}

async function taken(name: string, folder: string): Promise<Server> {
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(40)) {
    const turn = await attempt(name)
    if (turn) return turn
  }
  throw plain(`Another vatra has been starting or stopping the database in ${folder} for two minutes. Look at it, or stop it, and try again.`)
}

function attempt(name: string): Promise<Server | null> {
  return new Promise((done, failed) => {
    const server = createServer()
    server.once('error', (fault: NodeJS.ErrnoException) => (fault.code === 'EADDRINUSE' ? done(null) : failed(fault)))
    server.listen({ path: name }, () => done(server))
  })
}
