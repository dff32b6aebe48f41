import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { backUp } from '#platform/backup/back-up.ts'
import { changesWithin, chosen } from '#platform/changes/chosen.ts'
import { recovered } from '#platform/changes/recovered.ts'
import type { Config } from '#platform/config.ts'
import type { Passwords } from '#platform/passwords.ts'
import { places } from '#platform/postgres/places.ts'
import { serverUser } from '#platform/postgres/server-user.ts'

/**
 * Out of a folder of changes: the pieces are put together on a server beside the live one, which is then read out like any other into a backup, and that is put in place.
 * So every row is read and verified, no index is believed, and a damaged piece never comes near what is kept.
 */
export async function putTogether<R>(config: Config, passwords: Passwords, folder: string, until: Date | null, put: (file: string) => Promise<R>): Promise<R & { upTo: string }> {
  const pieces = await chosen(changesWithin(folder), until)
  const { home } = places(realpathSync(config.folder), serverUser())
  return recovered(pieces, home, async (server, at, done) => {
    const file = join(at, 'put-together.vatra')
    await backUp(server, passwords, file, undefined, { seal: true })
    // What was read out is no longer needed, and its room may be.
    await done()
    return { ...(await put(file)), upTo: pieces.until?.toISOString() ?? pieces.upTo }
  })
}
