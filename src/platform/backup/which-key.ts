import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { keyUnder, newestVersion, versionsHere } from '../keys.ts'

/** Tells the root key that is the newest here from another installation's and nothing else of it; null where there is none yet. */
export const keyPrint = (file: string = readConfig().keys): string | null => (existsSync(file) ? printUnder(newestVersion(file), file) : null)

/** Is this print of one of the versions that are here? Null where there is no key yet. */
export const isKeyHere = (print: string, file: string = readConfig().keys): boolean | null => (existsSync(file) ? versionsHere(file).some((version) => printUnder(version, file) === print) : null)

const printUnder = (version: number, file: string) => createHash('sha256').update(keyUnder('print of a backup', version, file)!).digest('hex').slice(0, 24)
