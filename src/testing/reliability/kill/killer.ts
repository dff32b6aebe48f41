import { setTimeout as sleep } from 'node:timers/promises'
import { livingIn } from '#platform/postgres/living.ts'
import { familyOf } from './family-of.ts'

/** A program that does nothing but kill: waits for a moment that it draws, then ends every process of a cluster and the programs that serve from it, in an order that it draws, and says how many. */
const [cluster = '', program = '', from = '', to = ''] = process.argv.slice(2)
await sleep(Number(from) + Math.random() * (Number(to) - Number(from)))
const database = livingIn(cluster)
const programs = familyOf(Number(program)).filter((pid) => !database.includes(pid))
const all = Math.random() < 0.5 ? [...programs, ...database] : [...database, ...programs.reverse()]
for (const pid of all) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // A process of the database that ended by itself between the look and the blow.
  }
}
while (livingIn(cluster).length > 0) {
  for (const pid of livingIn(cluster)) process.kill(pid, 'SIGKILL')
  await sleep(5)
}
console.log(all.length)
