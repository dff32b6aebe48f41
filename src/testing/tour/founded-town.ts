import { found, type Founded } from '#cli/town/found.ts'
import { livedPast, quietPast } from '#cli/town/past.ts'
import { follow } from '#frame/afterwards.ts'
import { reactions } from '#reactions'
import { copyOfMade, type OwnDatabase } from '../database.ts'

/** The day on which the demonstration town of the tests is shown. */
const today = new Date('2027-06-01T09:00:00Z')
const pasts = { lived: livedPast, quiet: quietPast }

/** The demonstration town on a database of the caller's own: founded by its deeds once a run, and copied for each file that asks for it. */
export async function foundedTown(past: keyof typeof pasts): Promise<{ readonly store: OwnDatabase; readonly town: Founded }> {
  const { store, made } = await copyOfMade(`${past}_town`, async (empty) => {
    // What follows a deed is part of a lived past; the quiet one is founded by those who follow nothing.
    if (past === 'lived') follow(reactions)
    return found(empty, today, () => {}, pasts[past]).finally(() => follow({}))
  })
  return { store, town: made }
}
