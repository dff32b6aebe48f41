import { openSafely } from '#platform/db.ts'
import { passwordsOf } from '#platform/passwords.ts'
import { serverOf } from '#platform/server.ts'
import { serve } from '#web/http/serve.ts'

/** A program of its own that serves a test's database until its input ends: what it says on its two outputs is all that it logs. */
const { folder, databaseUrl, now } = JSON.parse(process.argv[2]!) as { folder: string; databaseUrl: string; now: string }
const store = await openSafely(serverOf(databaseUrl).server, passwordsOf(folder), { durable: false, then: async () => {} })
const { address, stop } = await serve(store, { host: '127.0.0.1', port: 0 }, { clock: () => new Date(now) })
console.log(address)
process.stdin.resume().on('end', () => void stop().then(() => store.close()).then(() => process.exit(0)))
