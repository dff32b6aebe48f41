import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import type { DescribedRow } from '../../providers/described/described-row.ts'
import { tables } from '../../tables.ts'
import { runningFounding } from './founding.ts'

/** What the founder says of a provider alone leaves the founding's next step behind, which holds a number over what was said: the provider names it. */
export async function describedStep(ctx: Ctx, directorate: string, provider: string, said: DescribedRow): Promise<number | null> {
  const running = await runningFounding(ctx, directorate)
  if (running === null) return null
  const { rows: [over] } = await sql<{ digest: string }>`
    select frame.described(${provider}::uuid, ${said.kind}, ${said.site}, ${said.issuer}, ${said.client}, ${said.address ?? null}, ${said.certificates ?? null}, ${said.claims}::jsonb, ${said.least}, ${said.asks_every_time}::boolean,
      ${said.logout_address ?? null}, ${said.assertions ?? 'either'}) as digest`.execute(ctx.db)
  await tables(ctx).insertInto('people.foundings').values({
    directorate_id: directorate, step: running.step + 1, kind: 'described', founder_id: running.founder_id, said_at: ctx.now, ends_at: running.ends_at, role: null, person_id: null,
    previous: running.step, previous_kind: running.kind, provider_id: provider, digest: over!.digest,
  }).execute()
  return running.step + 1
}
