import { randomBytes, timingSafeEqual } from 'node:crypto'
import { Refusal } from '#frame/refusal.ts'
import { folded, keyedHash, keyedHashes } from '#platform/secrets/keyed-hash.ts'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'
import { slowHash } from '#platform/secrets/slow-hash.ts'

const purpose = 'sign-in proofs'
const place = (person: string, column: string) => `people.passwords|${person}|${column}`

/** By what a sign-in name is found: a keyed hash, so that a copy of the tables tells no name. */
export const nameHash = (name: string): string => keyedHash('sign-in names', folded(name))
/** The same under every key that is still here. */
export const nameHashes = (name: string): readonly string[] => keyedHashes('sign-in names', folded(name))

/** A column of the person's row, sealed for it alone. */
export const sealedFor = (person: string, column: 'name' | 'password' | 'secret', text: string): string => sealed(purpose, place(person, column), text)

export function openedFor(person: string, column: 'name' | 'password' | 'secret', kept: string): string {
  const text = unsealed(purpose, place(person, column), kept)
  if (text === null) throw new Error(`the ${column} of people.passwords does not open: the key of this installation is another one, or the row was changed`)
  return text
}

/** A password as it is kept: salt and Argon2id. */
export async function hashedPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `${salt.toString('base64url')}.${(await slow(password, salt)).toString('base64url')}`
}

/** A hash that belongs to nobody: whoever is not known is held against it, and takes as long. */
const nobodys = `${'A'.repeat(22)}.${'A'.repeat(43)}`

/** Is this the password? Of somebody unknown it never is, and the answer comes no sooner. */
export async function passwordFits(password: string, kept: string | null): Promise<boolean> {
  const [salt, hash] = (kept ?? nobodys).split('.').map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer]
  return timingSafeEqual(await slow(password, salt), hash) && kept !== null
}

async function slow(password: string, salt: Buffer): Promise<Buffer> {
  return (await slowHash(password, salt)) ?? busy()
}

function busy(): never {
  throw new Refusal('conflict', 'people.door-is-busy')
}
