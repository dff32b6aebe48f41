import { lostSeals, type LostSeal } from '#domains/survey/index.ts'
import { outstanding } from '#platform/migrate.ts'
import type { Passwords } from '#platform/passwords.ts'
import { openPool, type Server } from '#platform/server.ts'

/** What of surveys does not open in a database that is about to take its place: one of a moment at which a survey was open that is closed since, for one. */
export async function lostIn(server: Server, { app_migrate: password }: Pick<Passwords, 'app_migrate'>): Promise<readonly LostSeal[]> {
  const owner = openPool(server, { user: 'app_migrate', password }, { most: 1, patience: 0 })
  try {
    return (await outstanding(owner)).length > 0 ? [] : await lostSeals(owner)
  } finally {
    await owner.destroy()
  }
}
