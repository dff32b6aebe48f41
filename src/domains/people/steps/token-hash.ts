import { createHash, randomBytes } from 'node:crypto'

/** What is kept of a token: its SHA-256. A token has 256 random bits, so nothing slower is needed against guessing. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A new token, to be shown once. */
export const newToken = (): string => randomBytes(32).toString('base64url')
