import { dirname, join, resolve, sep } from 'node:path'
import { plain } from './plain.ts'

/** Where this installation keeps its things and where it answers: read once from the environment, then handed on. */
export type Config = {
  readonly folder: string
  readonly keys: string
  readonly databaseUrl: string | null
  readonly host: string
  readonly port: number
}

/** Reads DATABASE_URL, HOST, PORT, VATRA_FOLDER and VATRA_KEYS; everything has a default. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const folder = resolve(env.VATRA_FOLDER || './data')
  const keys = resolve(env.VATRA_KEYS || join(dirname(folder), 'keys', 'root.key'))
  // A copy of the folder alone must not open what is encrypted in it.
  if (keys.startsWith(folder + sep)) throw plain(`The key ${keys} lies in the folder ${folder} that it opens. Put it elsewhere with VATRA_KEYS.`)
  return {
    folder,
    keys,
    databaseUrl: env.DATABASE_URL || null,
    host: env.HOST || '127.0.0.1',
    port: portOf(env.PORT || '4600'),
  }
}

function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) throw plain(`PORT must be a number from 0 to 65535, not "${text}".`)
  return Number(text)
}
