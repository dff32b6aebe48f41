import { dirname, join, resolve, sep } from 'node:path'
import { plain } from './plain.ts'

/** Where this installation keeps its things and where it answers: read once from the environment, then handed on. */
export type Config = {
  readonly folder: string
  readonly keys: string
  /** Who was erased, by number: beside the keys, where no restored backup can undo it. */
  readonly erased: string
  readonly databaseUrl: string | null
  readonly host: string
  readonly port: number
}

/** Reads DATABASE_URL, HOST, PORT, VATRA_FOLDER, VATRA_KEYS and VATRA_ERASED; everything has a default. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const folder = resolve(env.VATRA_FOLDER || './data')
  const keys = resolve(env.VATRA_KEYS || join(dirname(folder), 'keys', 'root.key'))
  // A copy of the folder alone must not open what is encrypted in it.
  if (keys.startsWith(folder + sep)) throw plain(`The key ${keys} lies in the folder ${folder} that it opens. Put it elsewhere with VATRA_KEYS.`)
  const erased = resolve(env.VATRA_ERASED || join(dirname(keys), 'erased.jsonl'))
  if (erased.startsWith(folder + sep)) throw plain(`The list of who was erased, ${erased}, lies in the folder ${folder}, and would go back with it. Put it elsewhere with VATRA_ERASED.`)
  return {
    folder,
    keys,
    erased,
    databaseUrl: env.DATABASE_URL || null,
    host: env.HOST || '127.0.0.1',
    port: portOf(env.PORT || '4600'),
  }
}

function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) throw plain(`PORT must be a number from 0 to 65535, not "${text}".`)
  return Number(text)
}
