import { createServer, connect, type Server as Listener, type Socket } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSafely, type Store } from '#platform/db.ts'
import type { Config } from '#platform/config.ts'
import { passwordsOf } from '#platform/passwords.ts'
import { serverOf } from '#platform/server.ts'

/** A way to a test's database that can be cut and mended: to the program beyond it the database stops, with all its connections, or no longer answers. */
export type Breakable = { readonly store: Store; readonly databaseUrl: string; readonly cut: () => Promise<void>; readonly freeze: (frozen: boolean) => void; readonly mend: () => Promise<void>; readonly close: () => Promise<void> }

export async function breakable({ databaseUrl, folder }: Config): Promise<Breakable> {
  const { server, as } = serverOf(databaseUrl!)
  const home = mkdtempSync(join(tmpdir(), 'vatra-away-'))
  const path = join(home, `.s.PGSQL.${server.port}`)
  const open = new Set<Socket>()
  let listener: Listener | undefined
  const listen = () => new Promise<void>((ready) => {
    listener = createServer((near) => {
      const far = connect(join(server.host, `.s.PGSQL.${server.port}`))
      for (const [one, other] of [[near, far], [far, near]] as const) {
        open.add(one)
        one.on('error', () => other.destroy()).on('close', () => (open.delete(one), other.destroy()))
        one.pipe(other)
      }
    }).listen(path, ready)
  })
  const cut = () => new Promise<void>((done) => {
    for (const each of open) each.destroy()
    if (!listener) return done()
    listener.close(() => done())
    listener = undefined
  })
  await listen()
  const store = await openSafely({ ...server, host: home }, passwordsOf(folder), { durable: false, then: async () => {} })
  return {
    store, cut, mend: listen, databaseUrl: `postgresql://${as.user}:${as.password}@/${server.database}?host=${encodeURIComponent(home)}&port=${server.port}`,
    freeze: (frozen) => open.forEach((each) => void (frozen ? each.pause() : each.resume())),
    close: async () => { await store.close(); await cut(); rmSync(home, { recursive: true, force: true }) },
  }
}
