import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { besideChain, keptChain } from '../chain/kept-chain.ts'
import { anchored } from '../chain/anchored.ts'
import { publishedAnchors, publishedHeads } from '../chain/published.ts'
import { publicKeys, trulySigned } from '../chain/signing.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import type { Found } from '../chain/verified.ts'
import { verifiedInTurns } from '../chain/verified-in-turns.ts'
import { Anchor, Head, Wrong } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(),
  /** Heads that were kept elsewhere. Those published here are looked at too, but whoever can rewrite the record can rewrite these. */
  heads: z.array(Head).max(1_000_000).default([]),
  /** Anchors that were kept elsewhere. */
  anchors: z.array(Anchor).max(10_000).default([]),
  /** Public keys that signed heads before this one. */
  keys: z.array(z.string()).default([]),
})
const Answer = z.object({ lines: z.number(), heads: z.number(), brought: z.number(), /** The last line that was cut since its time was over; 0 where none was. */ cutTo: z.number(), wrong: z.array(Wrong) })

/** Holds the whole chain of a directorate against its links and its signed heads: which lines were changed, taken out, put in, exchanged or cut off, and whether the oldest were cut as they may be. */
export const verify = query('record.verify', { rate: 'export', input: Asked, answer: Answer, reads: 'all', record: 'none', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: look })

async function look(ctx: Ctx, asked: z.output<typeof Asked>, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const keys = [...publicKeys(), ...asked.keys]
  const brought = asked.heads.filter((head) => head.directorate === directorate)
  const all = [...await publishedHeads(ctx, directorate), ...brought]
  const giveWay = givingWay(), good: Head[] = []
  for (const head of all) {
    if (trulySigned(head, keys)) good.push(head)
    await giveWay()
  }
  const { start, anchor, wrong } = anchored([...await publishedAnchors(ctx, directorate), ...asked.anchors.filter((one) => one.directorate === directorate)], good, keys, ctx.now)
  const { lines, end } = await keptChain(ctx, directorate, start.sequence)
  const truly = new Set(good), untrue = all.filter((head) => !truly.has(head)).map(({ sequence }) => ({ what: 'false-head' as const, from: sequence, to: sequence }))
  const untold = anchor && !lines.some((line) => tellsOf(line, anchor)) ? [{ what: 'false-anchor' as const, from: anchor.from, to: anchor.sequence }] : []
  return { lines: lines.length, heads: good.length, brought: brought.length, cutTo: start.sequence, wrong: [...wrong, ...untold, ...await besideChain(ctx, directorate), ...await verifiedInTurns(lines, good, end, start), ...untrue] }
}

/** Is this the line that the deed left which signed the anchor? */
function tellsOf({ text }: Found, { sequence, hash }: Anchor): boolean {
  if (!text.includes(hash)) return false
  const [, , name, , , , , subject] = JSON.parse(text.replace(/\d+$/, '')) as [string, string, string, string, string, string[], string | null, { sequence?: number; hash?: string }]
  return name === 'record.cut' && subject.sequence === sequence && subject.hash === hash
}
