import { openSafely, type Store } from '../src/platform/db.ts'
import { anotherDatabase, serverAt, throwAway, type Coordinates } from '../src/testing/throw-away.ts'

/** Works with a PostgreSQL that forgets everything when the work is done. */
export async function withServer(work: (at: Coordinates, open: (name: string) => Promise<Store>) => Promise<void>): Promise<void> {
  const { at, end } = await throwAway()
  process.env.VATRA_KEYS ??= `${at.folder}/keys/root.key`
  const stores: Store[] = []
  const open = async (name: string) => {
    await anotherDatabase(at, name, { migrated: true })
    const store = await openSafely(serverAt(at, name), at.passwords, { durable: false, then: async () => {} })
    stores.push(store)
    return store
  }
  try {
    await work(at, open)
  } finally {
    for (const { close } of stores) await close()
    await end()
  }
}
