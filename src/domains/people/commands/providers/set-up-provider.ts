import { v7 } from 'uuid'
import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { describedRow, type There } from '../../providers/described/described-row.ts'
import { knownProvider } from '../../providers/described/known-provider.ts'
import { putInForce } from '../../providers/described/put-in-force.ts'
import { describedStep } from '../../steps/posts/described-step.ts'
import { runningFounding } from '../../steps/posts/founding.ts'
import { ProviderAsked } from '../../words.ts'

type Place = { readonly directorate: string; readonly founder: string | null; readonly there: There }

/** Whoever founds a directorate, or sits at the console, says alone by which provider people may come in, and what it must say; everybody else asks (`people.ask-provider`). */
export const setUpProvider = command('people.set-up-provider', {
  input: ProviderAsked, answer: z.object({ provider: z.uuid() }), proof: 'fresh', find: findPlace, run: setUp,
  trace: ({ open, least }, { directorate }, { provider }) => ({ directorate, subject: { provider, open, least } }),
})

async function findPlace(ctx: Ctx, { directorate: asked, provider }: z.output<typeof ProviderAsked>): Promise<Place> {
  const directorate = await tenant(ctx, asked)
  return { directorate, founder: (await runningFounding(ctx, directorate))?.founder_id ?? null, there: await knownProvider(ctx, directorate, provider) }
}

async function setUp(ctx: Ctx, asked: z.output<typeof ProviderAsked>, { directorate, there }: Place) {
  const id = there?.id ?? v7(), row = describedRow(ctx.now, id, asked, there)
  await putInForce(ctx, directorate, id, row, { agreed_in: null, agreed_by: null, founded_step: ctx.actor.kind === 'person' ? await describedStep(ctx, directorate, id, row) : null })
  return { provider: id }
}
