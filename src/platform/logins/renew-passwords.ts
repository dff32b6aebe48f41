import { resetPasswords } from '../admit-logins.ts'
import type { Config } from '../config.ts'
import { logins, otherPasswords, passwordsAreOld } from '../passwords.ts'
import { isPlain } from '../plain.ts'
import { connected, type Credentials, type Server } from '../server.ts'

/**
 * Gives every login of the database another password when the ones it has are a week old. Who is connected stays so; who connects next reads the file anew.
 * On a server of one's own whose login may not change them they stay. The embedded server's own superuser keeps its password: it is reached by a socket that
 * only its user may open, and would mend the others if the machine stopped in between.
 */
export async function renewPasswords(server: Server, as: Credentials, { folder }: Pick<Config, 'folder'>, now = new Date()): Promise<boolean> {
  if (!passwordsAreOld(folder, now)) return false
  return connected(server, as, async (admin) => {
    await admin.query('begin')
    // Of two that open at the same moment the second finds them new.
    await admin.query(`select pg_advisory_xact_lock(hashtext('vatra passwords'))`)
    if (!passwordsAreOld(folder, now)) {
      await admin.query('rollback')
      return false
    }
    const { passwords, keep } = otherPasswords(folder, logins)
    try {
      await resetPasswords(admin, passwords)
      await admin.query('commit')
    } catch (fault) {
      await admin.query('rollback')
      if (isPlain(fault)) return false
      throw fault
    }
    keep()
    return true
  })
}
