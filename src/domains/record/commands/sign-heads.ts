import { sql } from 'kysely'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { record } from '#frame/record.ts'
import { tenant } from '#frame/tenant.ts'
import { publicKey, signed } from '../chain/signing.ts'
import { tables } from '../tables.ts'
import { Head, quietAtLeast } from '../words.ts'

const Input = z.object({ directorate: DirectorateId.optional() })
const Answer = z.object({ head: Head.nullable(), key: z.string() })
type Place = { readonly directorate: DirectorateId }

/** Every hour the last link of a chain is signed and published, so that it can be kept elsewhere; quiet lines are counted up before, twenty and more at a time. */
export const signHeads = command('record.sign-heads', {
  record: 'disclose', input: Input, answer: Answer, find: async (ctx: Ctx, asked: z.output<typeof Input>) => ({ directorate: (await tenant(ctx, asked.directorate)) as DirectorateId }), run: signNow,
  trace: (_, { directorate }: Place, { head }) => ({ directorate, subject: { head: head?.sequence ?? 0 }, recipients: ['everybody'] }),
})

async function signNow(ctx: Ctx, _: unknown, { directorate }: Place): Promise<z.output<typeof Answer>> {
  await countQuiet(ctx, directorate)
  const { rows: [end] } = await sql<{ sequence: string; hash: string }>`select sequence, hash from frame.heads where directorate_id = ${directorate}`.execute(ctx.db)
  if (!end) return { head: null, key: publicKey() }
  const head = signed({ directorate, sequence: Number(end.sequence), hash: end.hash, at: ctx.now.toISOString() })
  const { directorate: directorate_id, ...rest } = head
  await tables(ctx).insertInto('pub.record_heads').values({ ...rest, directorate_id, at: ctx.now }).onConflict((known) => known.doNothing()).execute()
  return { head, key: head.key }
}

/** Lines without a moment enter the chain as a count, in steps that are too wide to tell one from another. */
async function countQuiet(ctx: Ctx, directorate: string): Promise<void> {
  const { rows } = await sql<{ name: string; of: Record<string, unknown>; lines: number; told: number }>`
    select q.name, q.subject as of, count(*)::int as lines, coalesce((select max((t.subject->>'lines')::int) from frame.record t
      where t.directorate_id = ${directorate} and t.name = 'record.count-quiet' and t.subject->>'name' = q.name and t.subject->'of' = q.subject), 0) as told
    from frame.quiet q where q.directorate_id = ${directorate} group by q.name, q.subject order by q.name, q.subject::text`.execute(ctx.db)
  for (const { name, of, lines, told } of rows) {
    const whole = Math.floor(lines / quietAtLeast) * quietAtLeast
    if (whole > told) await record(ctx, 'record.count-quiet', { directorate, subject: { name, of, lines: whole } })
  }
}
