import { operator } from '#access/actor.ts'
import { addPerson } from '#domains/people/index.ts'
import { repeatOf } from '#frame/once/repeat.ts'
import { openSafely } from '#platform/db.ts'
import { passwordsOf } from '#platform/passwords.ts'
import { serverOf } from '#platform/server.ts'

/** A program of its own that does one deed under a key, and is killed while the deed is being done, after it was committed and before it is told, or not at all. */
const { databaseUrl, folder, now, directorate, end } = JSON.parse(process.argv[2]!) as { databaseUrl: string; folder: string; now: string; directorate: string; end: 'before' | 'after' | 'never' }
const store = await openSafely(serverOf(databaseUrl).server, passwordsOf(folder), { durable: false, then: async () => {} })
// The day is asked for when the deed's transaction has begun: it ends there, with nothing committed.
const moment = new Date(now)
if (end === 'before') moment.toISOString = () => process.kill(process.pid, 'SIGKILL') && ''
const { person } = await addPerson({ actor: operator, store, now: moment, repeat: repeatOf('a-key-of-the-killed', 'the same words') }, { directorate, name: 'Killed Midway' })
if (end === 'after') process.kill(process.pid, 'SIGKILL')
console.log(person)
await store.close()
