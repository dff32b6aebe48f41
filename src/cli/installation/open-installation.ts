import { readConfig, type Config } from '#platform/config.ts'
import { openStore, type Db, type Store } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { noteRoots } from '#platform/secrets/root-prints.ts'
import { countPictures } from '#platform/picture/count-pictures.ts'
import { sealRows } from '#platform/sealing/rows/seal-rows.ts'
import { follow } from '#frame/afterwards.ts'
import { keptBefore } from './backups.ts'
import { reactions } from '#reactions'

/** Opens this installation's store, brought to the form that this version needs. Whoever opens it closes it. */
export async function openInstallation(config: Config = readConfig(), tell?: (done: string) => void): Promise<Store> {
  follow(reactions)
  const store = await openStore(config)
  try {
    await keptBefore(config, store.owner)
    await migrate(store.owner, undefined, (name) => tell?.(`applied ${name}`))
    await sealed(store.owner, config, tell)
    return store
  } catch (fault) {
    await store.close()
    throw fault
  }
}

/** Makes sure that the keys are those of this database, that nothing in it is left unsealed, and that what is kept of pictures is counted. */
export async function sealed(owner: Db, config: Config, tell?: (done: string) => void): Promise<number> {
  await noteRoots(owner, config.keys)
  const rows = await sealRows(owner, tell)
  await countPictures(owner)
  return rows
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
