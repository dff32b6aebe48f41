import { keyedHash, keyedHashes } from '#platform/secrets/keyed-hash.ts'

/** The name under which an invitation is kept: without the installation's key nobody can make it from a code, nor a code from it. */
export const codeHash = (code: string): string => keyedHash('invitation codes', code)

/** The same under every key that is still here: a letter that is out is found by the key it was made with, as long as its invitation is kept. */
export const codeHashes = (code: string): readonly string[] => keyedHashes('invitation codes', code)
