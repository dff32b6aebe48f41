import { plain } from '../plain.ts'

/** With what something is sealed, told by its first sign. Both take a key of 32 bytes, a nonce of 12 and leave a tag of 16, so that what is sealed is as long by either. */
export const algorithms = { '~': 'aes-256-gcm', '!': 'chacha20-poly1305' } as const

export type Sign = keyof typeof algorithms
export const signs = Object.keys(algorithms) as Sign[]

/** The signs, as a pattern of the program and of the database has them. */
export const anySign = `[${signs.join('')}]`

/** The purpose of a key that is used with one algorithm alone. */
export const purposeBy = (sign: Sign, purpose: string): string => (sign === '~' ? purpose : `${purpose}/${algorithms[sign]}`)

/** By which algorithm new rows are sealed: VATRA_SEALING, or the first. */
export function chosenSign(name: string | undefined = process.env.VATRA_SEALING): Sign {
  if (!name) return '~'
  return signs.find((sign) => algorithms[sign] === name) ?? refuse(name)
}

function refuse(name: string): never {
  throw plain(`VATRA_SEALING must be one of ${Object.values(algorithms).join(' and ')}, not "${name}".`)
}
