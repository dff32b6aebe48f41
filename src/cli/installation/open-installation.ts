import { readConfig, type Config } from '#platform/config.ts'
import { openStore, type Store } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { follow } from '#frame/afterwards.ts'
import { reactions } from '#reactions'

/** Opens this installation's store, brought to the form that this version needs. Whoever opens it closes it. */
export async function openInstallation(config: Config = readConfig(), tell?: (migration: string) => void): Promise<Store> {
  follow(reactions)
  const store = await openStore(config)
  try {
    await migrate(store.owner, undefined, tell)
    return store
  } catch (fault) {
    await store.close()
    throw fault
  }
}

/** Opens the store for the length of one command and closes it however that ends. */
export async function withStore(work: (store: Store, config: Config) => Promise<number>): Promise<number> {
  const config = readConfig()
  const store = await openInstallation(config)
  try {
    return await work(store, config)
  } finally {
    await store.close()
  }
}
