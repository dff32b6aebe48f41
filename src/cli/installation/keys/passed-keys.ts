import { passedSeals } from '#domains/survey/index.ts'
import { openLog } from '#platform/log.ts'
import { destroyPassing, passingHere } from '#platform/secrets/passing/passing-keys.ts'
import { openPool, type Credentials, type Server } from '#platform/server.ts'

/**
 * Passing keys of surveys that are closed at this moment. What is returned destroys them: to be called when what was there at this moment is among the backups,
 * so that no disk that dies brings a survey back open whose key is gone. Where that fails it is tried again at the next time.
 */
export async function passedKeys(server: Server, as: Credentials, keys: string): Promise<() => void> {
  if (passingHere(keys).length === 0) return () => {}
  const owner = openPool(server, as, { most: 1, patience: 0 })
  try {
    const passed = await passedSeals(owner)
    return () => passed.forEach((name) => destroyPassing(name, keys))
  } catch (fault) {
    openLog().error({ fault }, 'keys of surveys that are closed wait for the next time')
    return () => {}
  } finally {
    await owner.destroy()
  }
}
