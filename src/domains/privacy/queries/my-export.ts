import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { printed } from '../paper/printed-export.ts'
import { exportOf } from '../steps/export-of.ts'
import { ownSelf } from '../steps/own-self.ts'
import { Export } from '../words.ts'

const Asked = z.object({ language: z.string().regex(/^[a-z]{2,3}$/).default('en'), paper: z.boolean().default(false) })

/** Everything that is kept of whoever asks, for programs and, where it is asked for, to be read on paper in their language; null on a machine without a press. */
export const myExport = query('privacy.my-export', {
  input: Asked, answer: z.object({ export: Export, /** The file, in base 64. */ pdf: z.string().nullable() }), reads: 'all', proof: 'fresh', rate: 'own-copy',
  record: { operation: 'disclose', ground: 'own-wish', to: ['the-person'] }, find: (ctx: Ctx) => ownSelf(ctx), run: handOver,
})

async function handOver(ctx: Ctx, { language, paper }: z.output<typeof Asked>, self: { readonly directorate: string; readonly person: string }) {
  const all = await exportOf(ctx, self, language)
  return { export: all, pdf: paper ? ((await printed(all, language, ctx.now))?.toString('base64') ?? null) : null }
}
