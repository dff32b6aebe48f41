import { existsSync } from 'node:fs'
import type { Config } from '#platform/config.ts'
import type { Store } from '#platform/db.ts'
import { isAway, isPlain } from '#platform/plain.ts'
import { openPool } from '#platform/server.ts'
import { keptFolder } from './folders.ts'

export { keptFolder } from './folders.ts'

/**
 * Opens the installation; while its database cannot be reached, what was published last is shown from the disk, and it is tried again until it is there.
 * Where nothing was ever published it is as before: the start says what is wrong and ends.
 */
export async function showingMeanwhile(config: Config, open: () => Promise<Store>, { every = 15_000, tell = console.error } = {}): Promise<Store> {
  const first = await open().catch((fault: unknown) => orEnd(config, fault))
  if (!('away' in first)) return first
  const { serve } = await import('#web/http/serve.ts')
  const none = nowhere()
  const standing = await serve(none, config, { kept: keptFolder(config), ...(config.proxies && { proxies: config.proxies }) })
  tell(`${isPlain(first.away) ? first.away.message : first.away}\nWhat was published last is shown meanwhile at ${standing.address}`)
  try {
    for (;;) {
      await new Promise((next) => setTimeout(next, every))
      const store = await open().catch((fault: unknown) => orEnd(config, fault))
      if (!('away' in store)) return store
    }
  } finally {
    await standing.stop()
    await none.close()
  }
}

function orEnd(config: Config, fault: unknown): { readonly away: unknown } {
  if (!isAway(fault) || !existsSync(keptFolder(config))) throw fault
  return { away: fault }
}

/** A store whose every way leads nowhere. */
function nowhere(): Store {
  const ways = ['requests', 'public', 'keeper', 'owner'].map((name) => [name, openPool({ host: '/nonexistent', port: 1, database: 'none', ssl: undefined }, { user: 'none', password: '' }, { most: 1, patience: 1000 })] as const)
  return { ...Object.fromEntries(ways), close: async () => void (await Promise.all(ways.map(([, each]) => each.destroy()))) } as Store
}
