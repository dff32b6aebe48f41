import type { Ctx } from '#frame/ctx.ts'
import type { Length, Span } from '#keeping/spans.ts'
import { tables } from '../tables.ts'

/** How long this directorate keeps what, where it decided otherwise than the house. */
export async function chosenLengths(ctx: Ctx, directorate: string): Promise<{ readonly [span in Span]?: Length }> {
  const rows = await tables(ctx).selectFrom('privacy.periods').select(['span', 'count', 'unit']).where('directorate_id', '=', directorate).execute()
  return Object.fromEntries(rows.map(({ span, count, unit }) => [span, { [unit]: count }])) as { readonly [span in Span]?: Length }
}
