import { passwordsOf } from '../passwords.ts'
import { plain } from '../plain.ts'
import { homeThere } from './places.ts'
import { answers, postmaster } from './postmaster.ts'
import type { Running } from './start-postgres.ts'

/** From within a confined program: the server that whoever began it has started and holds. It is neither started, held nor stopped from here. */
export async function reached(folder: string): Promise<Running> {
  const home = homeThere(folder), { postgres: password } = passwordsOf(folder)
  const noted = postmaster(`${home}/cluster`)
  if (!noted || (await answers(noted, password)) !== 'here') throw plain(`The database in ${home} does not answer. Start it with: vatra start`)
  return { socket: noted.socket, port: noted.port, user: 'postgres', password, home, adopted: true, stop: async () => {} }
}
