import { sql } from 'kysely'
import { z } from 'zod'
import { putBy } from '#domains/mail/index.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { publishedAnchors, publishedHeads } from '../chain/published.ts'
import { countQuiet } from '../chain/quiet.ts'
import { fingerprint, publicKey, signed } from '../chain/signing.ts'
import { asMailed } from '../rules/as-mailed.ts'
import { tables } from '../tables.ts'
import { Head } from '../words.ts'

const Input = z.object({ directorate: DirectorateId.optional(), /** It also goes to the mailboxes that the auditor named. */ mail: z.literal('yes').optional() })
const Answer = z.object({ head: Head.nullable(), key: z.string() })
type Place = { readonly directorate: DirectorateId }
/** A head that did not leave within a day was followed by others. */
const lastsHours = 24

/** The last link of a chain is signed and published, so that it can be kept elsewhere: every hour, and sooner where much is new. Quiet lines are counted up before, twenty and more at a time. */
export const signHeads = command('record.sign-heads', {
  record: 'disclose', input: Input, answer: Answer, find: async (ctx: Ctx, asked: z.output<typeof Input>) => ({ directorate: (await tenant(ctx, asked.directorate)) as DirectorateId }), run: signNow,
  trace: (_, { directorate }: Place, { head }) => ({ directorate, subject: { head: head?.sequence ?? 0 }, recipients: ['everybody'] }),
})

async function signNow(ctx: Ctx, { mail }: z.output<typeof Input>, { directorate }: Place): Promise<z.output<typeof Answer>> {
  await countQuiet(ctx, directorate)
  const { rows: [end] } = await sql<{ sequence: string; hash: string }>`select sequence, hash from frame.heads where directorate_id = ${directorate}`.execute(ctx.db)
  if (!end) return { head: null, key: publicKey() }
  const head = signed({ directorate, sequence: Number(end.sequence), hash: end.hash, at: ctx.now.toISOString() })
  const { directorate: directorate_id, ...rest } = head
  await tables(ctx).insertInto('pub.record_heads').values({ ...rest, directorate_id, at: ctx.now }).onConflict((known) => known.doNothing()).execute()
  if (mail) await mailed(ctx, head)
  return { head, key: head.key }
}

/** One message to each mailbox: this head, the last one of the door, and the anchor where the oldest lines were cut. */
async function mailed(ctx: Ctx, head: Head): Promise<void> {
  const boxes = await tables(ctx).selectFrom('record.mailboxes').selectAll().where('directorate_id', '=', head.directorate).where('whose', '=', 'auditor').orderBy('id').execute()
  if (boxes.length === 0) return
  const anchors = [head.directorate, noDirectorate].map((directorate) => publishedAnchors(ctx, directorate))
  const lines = asMailed([head, ...await publishedHeads(ctx, noDirectorate, 1)], (await Promise.all(anchors)).flatMap((some) => some.slice(-1)), fingerprint(head.key))
  const endsAt = new Date(ctx.now.getTime() + lastsHours * 3_600_000)
  for (const { mailbox, language } of boxes) await putBy(ctx, { directorate: head.directorate, kind: 'numbers', language, to: mailbox, token: null, lines, endsAt })
}
