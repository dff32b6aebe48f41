import { readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { plain } from '../../plain.ts'

/** As what systemd hands over the root key, the address of the database with its password, and the key of TLS (LoadCredentialEncrypted). */
export const credentials = { keys: 'vatra-root-key', database: 'vatra-database-url', tls: 'vatra-tls-key' } as const

/** Where systemd puts a credential for as long as the program runs; null where it hands none over. */
export function credentialOf(which: keyof typeof credentials, env: NodeJS.ProcessEnv = process.env): string | null {
  const file = env.CREDENTIALS_DIRECTORY ? join(env.CREDENTIALS_DIRECTORY, credentials[which]) : null
  return file !== null && statSync(file, { throwIfNoEntry: false }) ? file : null
}

/** What a credential says, without the line's end. */
export function credentialText(which: keyof typeof credentials, env: NodeJS.ProcessEnv = process.env): string | null {
  const file = credentialOf(which, env)
  return file && readFileSync(file, 'utf8').trim()
}

/** Does somebody else keep this file and hand it over in memory: systemd, or whoever mounts it under /run? Such a file is never made nor written here. */
export const isHandedOver = (file: string, env: NodeJS.ProcessEnv = process.env): boolean => file.startsWith(`/run${sep}`) || (env.CREDENTIALS_DIRECTORY ? file.startsWith(env.CREDENTIALS_DIRECTORY.replace(/\/?$/, sep)) : false)

/** By whom, in words. */
export const handedBy = (file: string, env: NodeJS.ProcessEnv = process.env): string => (env.CREDENTIALS_DIRECTORY && file.startsWith(env.CREDENTIALS_DIRECTORY) ? 'systemd, as a credential' : 'whoever mounts it there')

/** Refuses to write what is kept elsewhere, and says how it is changed there. */
export function refuseHandedOver(file: string, command: string): never {
  throw plain(`The key is handed over by ${handedBy(file)} (${file}) and cannot be changed here. Hand its new text back, for one: ${command} | systemd-creds encrypt --name=${credentials.keys} - /etc/credstore.encrypted/${credentials.keys}. Then start Vatra anew. Nothing was changed.`)
}
