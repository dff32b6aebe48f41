import { dirname, join, resolve, sep } from 'node:path'
import { plain } from './plain.ts'
import { credentialOf, credentialText, isHandedOver } from './secrets/vault/handed-over.ts'
import { chosenSign } from './secrets/algorithms.ts'
import { proxiesIn, type Proxies } from './incoming/proxies.ts'
import type { TlsFiles } from './tls/own-tls.ts'

/** What a person may send in a day, and a directorate may keep in all. */
export type Shares = { readonly aDay: number; readonly bytes: number }

/** Where this installation keeps its things and where it answers: read once from the environment, then handed on. */
export type Config = {
  readonly folder: string
  readonly keys: string
  /** Who was erased, by number: beside the keys, where no restored backup can undo it. */
  readonly erased: string
  readonly databaseUrl: string | null
  readonly host: string
  readonly port: number
  /** Proxies on other machines whose word of others is believed; null when none is named. */
  readonly proxies?: Proxies | null
  /** Where Vatra speaks TLS itself: its certificate and key; null where something in front does. */
  readonly tls?: TlsFiles | null
  /** The authorities by whose word a device is in order, a file; null where administration is done from any. */
  readonly devices?: string | null
  /** How many pictures one person may send in a day, and how many bytes of pictures a directorate may keep. */
  readonly pictures?: Shares
  /** The name that people type to come here, when it was told. */
  readonly name?: string | null
  /** In which money costs are told, by its three letters (ISO 4217); null where the country's own serves. */
  readonly currency?: string | null
}

/** Reads DATABASE_URL, HOST, PORT, VATRA_PROXIES, VATRA_TLS_CERTIFICATE, VATRA_TLS_KEY, VATRA_DEVICES, VATRA_NAME, VATRA_CURRENCY, VATRA_PICTURES_A_DAY, VATRA_PICTURES_GB, VATRA_FOLDER, VATRA_KEYS, VATRA_SEALING and VATRA_ERASED, and the credentials that systemd hands over; everything has a default. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const folder = resolve(env.VATRA_FOLDER || './data')
  const keys = resolve(env.VATRA_KEYS || credentialOf('keys', env) || join(dirname(folder), 'keys', 'root.key'))
  chosenSign(env.VATRA_SEALING)
  // A copy of the folder alone must not open what is encrypted in it.
  if (keys.startsWith(folder + sep)) throw plain(`The key ${keys} lies in the folder ${folder} that it opens. Put it elsewhere with VATRA_KEYS.`)
  const erased = resolve(env.VATRA_ERASED || join(besideKeys(keys, env), 'erased.jsonl'))
  if (erased.startsWith(folder + sep)) throw plain(`The list of who was erased, ${erased}, lies in the folder ${folder}, and would go back with it. Put it elsewhere with VATRA_ERASED.`)
  return {
    folder,
    keys,
    erased,
    databaseUrl: env.DATABASE_URL || credentialText('database', env),
    host: env.HOST || '127.0.0.1',
    port: portOf(env.PORT || '4600'),
    proxies: env.VATRA_PROXIES ? proxiesIn(env.VATRA_PROXIES) : null,
    tls: tlsOf(env.VATRA_TLS_CERTIFICATE, env.VATRA_TLS_KEY || (env.VATRA_TLS_CERTIFICATE ? credentialOf('tls', env) ?? undefined : undefined)),
    devices: env.VATRA_DEVICES ? resolve(env.VATRA_DEVICES) : null,
    pictures: { aDay: wholeOf('VATRA_PICTURES_A_DAY', env.VATRA_PICTURES_A_DAY || '100'), bytes: wholeOf('VATRA_PICTURES_GB', env.VATRA_PICTURES_GB || '20') * 1e9 },
    name: env.VATRA_NAME || null,
    currency: env.VATRA_CURRENCY ? currencyIn(env.VATRA_CURRENCY) : null,
  }
}

/** The folder for what belongs to the keys and is written here: the key's own, or, where that is handed over, the one it would lie in. */
export const besideKeys = (keys: string, env: NodeJS.ProcessEnv = process.env): string => (isHandedOver(keys, env) ? join(dirname(resolve(env.VATRA_FOLDER || './data')), 'keys') : dirname(keys))

function tlsOf(certificate: string | undefined, key: string | undefined): TlsFiles | null {
  if (!certificate && !key) return null
  if (!certificate || !key) throw plain('VATRA_TLS_CERTIFICATE and VATRA_TLS_KEY go together: name both files, or neither.')
  return { certificate: resolve(certificate), key: resolve(key) }
}

function wholeOf(name: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw plain(`${name} must be a whole number, not "${text}".`)
  return Number(text)
}

function currencyIn(text: string): string {
  if (!Intl.supportedValuesOf('currency').includes(text)) throw plain(`VATRA_CURRENCY must be the three letters of a currency, such as EUR or MDL, not "${text}".`)
  return text
}

function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) throw plain(`PORT must be a number from 0 to 65535, not "${text}".`)
  return Number(text)
}
