import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { printed } from '../paper/printed-export.ts'
import { exportOf } from '../steps/export-of.ts'
import { type KnownRequest, knownRequest } from '../steps/known-request.ts'
import { Export, RequestId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: RequestId, language: z.string().regex(/^[a-z]{2,3}$/).default('en'), paper: z.boolean().default(false) })

/** What is kept of somebody who asked for it, to be handed to them by whoever answers for data protection, once that was granted. */
export const exportFor = query('privacy.export-for', {
  input: Asked, answer: z.object({ export: Export, /** The file, in base 64. */ pdf: z.string().nullable() }), reads: 'all', proof: 'fresh', rate: 'export',
  record: { operation: 'disclose', to: ['the-person'] }, find: knownRequest, run: handOver,
})

async function handOver(ctx: Ctx, { language, paper }: z.output<typeof Asked>, { directorate, person, row }: KnownRequest) {
  if (row.kind !== 'access' || row.outcome === null || row.outcome === 'refused') throw new Refusal('conflict', 'privacy.not-granted')
  const all = await exportOf(ctx, { directorate, person }, language)
  return { export: all, pdf: paper ? ((await printed(all, language, ctx.now))?.toString('base64') ?? null) : null }
}
