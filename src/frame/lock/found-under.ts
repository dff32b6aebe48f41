import type { Ctx } from '../ctx.ts'
import { showing } from '../within.ts'

/**
 * Looks under each hash of what was shown, whether or not one was found before, so that the number of looks tells nobody whether there is anything (SEC-21). In the end the hash
 * is shown under which it was found, or the newest.
 */
export async function foundUnder<R>(ctx: Ctx, hashes: readonly string[], look: (hash: string) => Promise<R | undefined>): Promise<{ readonly hash: string; readonly found: R | undefined }> {
  let hash = hashes.at(-1)!, found: R | undefined
  for (const each of hashes) {
    await showing(ctx, each)
    const row = await look(each)
    if (row !== undefined && found === undefined) [hash, found] = [each, row]
  }
  if (hashes.length > 1) await showing(ctx, hash)
  return { hash, found }
}
