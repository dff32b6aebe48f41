import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beganAt } from './living.ts'

let opened = 0

/** Notes that this process uses the server, so that nobody stops it under its feet. Called in turn only. */
export function hold(home: string): string {
  const folder = join(home, 'holders')
  mkdirSync(folder, { recursive: true })
  const mine = join(folder, `${process.pid}.${beganAt('self')}.${++opened}`)
  writeFileSync(mine, '')
  return mine
}

/** Takes the note back and says how many living others still use the server; the notes of the dead are cleared away. */
export function release(home: string, mine: string): number {
  rmSync(mine, { force: true })
  const folder = join(home, 'holders')
  const [living, dead] = partition(readdirSync(folder), (note) => beganAt(Number(note.split('.')[0])) === note.split('.')[1])
  for (const note of dead) rmSync(join(folder, note), { force: true })
  return living.length
}

function partition<T>(all: readonly T[], test: (each: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((each) => !test(each))]
}
