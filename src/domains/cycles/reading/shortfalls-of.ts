import type { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { reached } from '#frame/lock/reached.ts'
import { tables } from '../tables.ts'
import type { Shortfall } from '../words.ts'

type Narrow = { readonly cycle?: string | undefined; readonly commissariat?: string | undefined }

/** What was missing, cycle by cycle, in the order it was noted. */
export async function shortfallsOf(ctx: Ctx, directorate: string, { cycle, commissariat }: Narrow): Promise<(z.output<typeof Shortfall> & { readonly cycle: string })[]> {
  const rows = await tables(ctx).selectFrom('cycles.needs').selectAll().where('directorate_id', '=', directorate).where(reached(ctx, 'cycles.needs'))
    .$if(cycle !== undefined, (all) => all.where('cycle_id', '=', cycle!)).$if(commissariat !== undefined, (all) => all.where('commissariat_id', '=', commissariat!)).orderBy('id').execute()
  return rows.map((row) => ({
    cycle: row.cycle_id, shortfall: row.id, need: row.need_id, kind: row.kind, words: row.words, amount: row.amount, unit: row.unit, cents: row.cents === null ? null : Number(row.cents), met: row.met, notedOn: row.noted_on,
  }) as z.output<typeof Shortfall> & { readonly cycle: string })
}
