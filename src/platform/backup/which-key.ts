import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { keyFor } from '../keys.ts'

/** Tells one installation's root key from another's and nothing else of it; null where there is none yet. */
export const keyPrint = (file: string = readConfig().keys): string | null =>
  existsSync(file) ? createHash('sha256').update(keyFor('print of a backup', file)).digest('hex').slice(0, 24) : null
