import { createHash } from 'node:crypto'
import { givingWay } from '#platform/background/giving-way.ts'

/** So many bytes are a millisecond or two. */
export const bytesAtOnce = 2 ** 20

/** The SHA-256 of bytes however many, some at a time, so that nobody waits for a long body. */
export async function digestInTurns(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256'), giveWay = givingWay()
  for (let at = 0; at < bytes.length; at += bytesAtOnce) {
    hash.update(bytes.subarray(at, at + bytesAtOnce))
    await giveWay()
  }
  return hash.digest('base64url')
}
