import { keyedHash, keyedHashes } from '#platform/secrets/keyed-hash.ts'

/** The name under which keyings lie: another than the invitation's, so that the two tables cannot be laid side by side. */
export const serialHash = (serial: string): string => keyedHash('keyed sheets', serial)

/** The same under every key that is still here. */
export const serialHashes = (serial: string): readonly string[] => keyedHashes('keyed sheets', serial)
