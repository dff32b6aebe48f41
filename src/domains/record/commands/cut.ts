import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { keptChain } from '../chain/kept-chain.ts'
import { publishedHeads } from '../chain/published.ts'
import { publicKeys, signedAnchor, trulySigned } from '../chain/signing.ts'
import { verifiedInTurns } from '../chain/verified-in-turns.ts'
import { dueToGo } from '../machine/due-to-go.ts'
import { tables } from '../tables.ts'
import { Anchor, KeptFor } from '../words.ts'

const Input = z.object({ directorate: DirectorateId.optional(), kept: KeptFor, /** Public keys that signed heads before this one. */ keys: z.array(z.string()).default([]) })
type Place = { readonly directorate: DirectorateId }

/**
 * Signs and publishes the anchor under which the oldest lines of a chain may go: up to the last head that was published when they were still new, once a month, and
 * only where that stretch is whole, for what is gone cannot be asked any more. The lines are taken away afterwards, by a login that can do nothing else.
 */
export const cut = command('record.cut', {
  record: { operation: 'erase', purpose: 'data-protection' }, input: Input, answer: z.object({ anchor: Anchor }), find: async (ctx: Ctx, asked: z.output<typeof Input>) => ({ directorate: (await tenant(ctx, asked.directorate)) as DirectorateId }), run: anchor,
  trace: (_, { directorate }: Place, { anchor: { from, sequence, hash, kept } }) => ({ directorate, subject: { from, sequence, hash, kept } }),
})

async function anchor(ctx: Ctx, { kept, keys }: z.output<typeof Input>, { directorate }: Place): Promise<{ anchor: Anchor }> {
  const due = await dueToGo(ctx, directorate, kept)
  if (!due) throw new Refusal('conflict', 'record.nothing-to-cut')
  const { head, start } = due
  const { lines } = await keptChain(ctx, directorate, start.sequence, head.sequence), own = publicKeys()
  const heads = (await publishedHeads(ctx, directorate)).filter((one) => one.sequence <= head.sequence && one.sequence > start.sequence && trulySigned(one, [...own, ...keys]))
  if (!heads.some((one) => one.sequence === head.sequence) || (await verifiedInTurns(lines, heads, head, start)).length > 0) throw new Refusal('conflict', 'record.not-whole-to-cut')
  const signed = signedAnchor({ directorate, from: start.sequence + 1, sequence: head.sequence, hash: head.hash, kept, headAt: head.at, at: ctx.now.toISOString() })
  const { directorate: directorate_id, from, headAt, at, ...rest } = signed
  await tables(ctx).insertInto('pub.record_anchors').values({ ...rest, directorate_id, from_line: from, head_at: new Date(headAt), at: new Date(at) }).execute()
  return { anchor: signed }
}
