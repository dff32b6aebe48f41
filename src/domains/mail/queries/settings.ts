import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { telling } from '../rules/telling-words.ts'
import { tables } from '../tables.ts'
import { Security } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const Answer = z.object({
  directorate: DirectorateId,
  settings: z.object({
    host: z.string(), port: z.number().int(), security: Security, login: z.string().nullable(), sender: z.string(), site: z.string(), setUpOn: z.string(),
    /** What came last between us and the server. */ fault: z.string().nullable(), faultAt: z.iso.datetime().nullable(), /** Words in the sender or the site that tell who writes. */ telling: z.array(z.string()),
  }).nullable(),
  /** Messages that have not left. */ waiting: z.number().int(),
})

/** How mail leaves, for whoever keeps the settings: all but the password. */
export const settings = query('mail.settings', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: findPlace, run: tell })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function tell(ctx: Ctx, _: unknown, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const row = await tables(ctx).selectFrom('mail.settings').selectAll().where('directorate_id', '=', directorate).executeTakeFirst()
  const { many } = await tables(ctx).selectFrom('mail.messages').select(({ fn }) => fn.countAll<string>().as('many')).where('directorate_id', '=', directorate).executeTakeFirstOrThrow()
  const told = row && {
    host: row.host, port: row.port, security: row.security, login: row.login, sender: row.sender, site: row.site, setUpOn: row.set_up_on, fault: row.fault, faultAt: row.fault_at?.toISOString() ?? null,
    telling: [...new Set([...telling(row.sender), ...telling(row.site)])],
  }
  return { directorate: directorate as DirectorateId, settings: told ?? null, waiting: Number(many) }
}
