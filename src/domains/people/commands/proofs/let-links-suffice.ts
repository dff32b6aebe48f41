import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), suffice: z.boolean() })
const Answer = z.object({ suffice: z.boolean() })

/** In a town that is made up a link alone signs people in, so that a newcomer may look at it without a telephone. `vatra start` always takes this back. */
export const letLinksSuffice = command('people.let-links-suffice', {
  input: Asked, answer: Answer, find: findPlace, run: say,
  trace: ({ suffice }, { directorate }) => ({ directorate, subject: { suffice } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function say(ctx: Ctx, { suffice }: z.output<typeof Asked>, { directorate }: { directorate: string }) {
  await tables(ctx).insertInto('people.sign_in_rules').values({ directorate_id: directorate, links_suffice: suffice })
    .onConflict((known) => known.column('directorate_id').doUpdateSet({ links_suffice: suffice })).execute()
  return { suffice }
}
