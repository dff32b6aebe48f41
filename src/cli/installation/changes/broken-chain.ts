import { openSafely } from '#platform/db.ts'
import { machineClock } from '#platform/clock.ts'
import { outstanding } from '#platform/migrate.ts'
import type { Passwords } from '#platform/passwords.ts'
import type { Server } from '#platform/server.ts'
import { chainsVerified, sentenceOf } from '../../record/chains-verified.ts'

/** What was done to the record of a database that is about to take its place, a sentence each. It is told and not refused: the lines were changed before, and a station without its database is worse. */
export async function brokenChain(server: Server, passwords: Passwords): Promise<readonly string[]> {
  const store = await openSafely(server, passwords, { durable: false, then: async () => {} })
  try {
    if ((await outstanding(store.owner)).length > 0) return []
    return (await chainsVerified(store, machineClock())).flatMap(({ code, wrong }) => wrong.map((one) => `${code}: ${sentenceOf(one)}`))
  } finally {
    await store.close()
  }
}
