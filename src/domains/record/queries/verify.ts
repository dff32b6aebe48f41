import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { besideChain, keptChain } from '../chain/kept-chain.ts'
import { publicKey, trulySigned } from '../chain/signing.ts'
import { verified } from '../chain/verified.ts'
import { tables } from '../tables.ts'
import { Head, Wrong } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(),
  /** Heads that were kept elsewhere. Those published here are looked at too, but whoever can rewrite the record can rewrite these. */
  heads: z.array(Head).max(1_000_000).default([]),
  /** Public keys that signed heads before this one. */
  keys: z.array(z.string()).default([]),
})
const Answer = z.object({ lines: z.number(), heads: z.number(), brought: z.number(), wrong: z.array(Wrong) })

/** Holds the whole chain of a directorate against its links and its signed heads: which lines were changed, taken out, put in, exchanged or cut off. */
export const verify = query('record.verify', { rate: 'export', input: Asked, answer: Answer, reads: 'all', record: 'none', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: look })

async function look(ctx: Ctx, asked: z.output<typeof Asked>, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const keys = [publicKey(), ...asked.keys]
  const brought = asked.heads.filter((head) => head.directorate === directorate)
  const rows = await tables(ctx).selectFrom('pub.record_heads').selectAll().where('directorate_id', '=', directorate).orderBy('sequence').execute()
  const published = rows.map(({ directorate_id, sequence, at, ...rest }) => ({ directorate: directorate_id as DirectorateId, sequence: Number(sequence), at: at.toISOString(), ...rest }))
  const all = [...published, ...brought]
  const good = all.filter((head) => trulySigned(head, keys))
  const { lines, end } = await keptChain(ctx, directorate)
  const untrue = all.filter((head) => !good.includes(head)).map(({ sequence }) => ({ what: 'false-head' as const, from: sequence, to: sequence }))
  return { lines: lines.length, heads: good.length, brought: brought.length, wrong: [...await besideChain(ctx, directorate), ...verified(lines, good, end), ...untrue] }
}
