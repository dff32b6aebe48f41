import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { reach } from '#access/reach.ts'
import type { Ctx } from '../ctx.ts'

/**
 * What a list may hold, said by the first lock too: rows of the areas that a person's posts open, and where a table is shared (`partners`), those
 * that name the organisation they speak for. The operator and what follows by itself are narrowed by what they ask for.
 */
export function reached({ actor }: Ctx, row: string, shared?: 'shared'): RawBuilder<SqlBool> {
  const { directorate, areas } = reach(actor)
  if (actor.kind === 'operator' || (directorate !== null && areas.includes(directorate))) return sql<SqlBool>`true`
  const list = sql`${areas}::uuid[]`
  const here = sql<SqlBool>`${sql.ref(`${row}.commissariat_id`)} = any (${list})`
  return shared ? sql<SqlBool>`(${here} or ${sql.ref(`${row}.partners`)} && ${list})` : here
}
