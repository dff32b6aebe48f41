import { v7 } from 'uuid'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../../tables.ts'
import type { MeasureKind, RequestKind } from '../../words.ts'
import type { KnownRequest } from '../known-request.ts'
import { dayOf } from '../shown-request.ts'

/** Refuses to carry out what was not asked for, or not granted. */
export function granted({ row }: KnownRequest, kind: RequestKind): void {
  if (row.kind !== kind || row.outcome === null || row.outcome === 'refused') throw new Refusal('conflict', 'privacy.not-to-carry-out')
}

/** Keeps that something was done about a request. Who had received what it is about is found out after the commit. */
export async function keepMeasure(ctx: Ctx, { directorate, person, row }: KnownRequest, done: { readonly kind: MeasureKind; readonly what: string; readonly words: string | null }): Promise<{ measure: string }> {
  const measure = v7(), by = ctx.actor.kind === 'person' ? ctx.actor.id : null
  await tables(ctx).insertInto('privacy.measures')
    .values({ directorate_id: directorate, id: measure, request_id: row.id, person_id: person, ...done, done_on: dayOf(ctx.now), done_by: by, tell: [] }).execute()
  return { measure }
}

/** The restriction of a person that stands. */
export const standingRestriction = (ctx: Ctx, directorate: string, person: string) =>
  tables(ctx).selectFrom('privacy.measures').selectAll().where('directorate_id', '=', directorate).where('person_id', '=', person).where('kind', '=', 'restriction').where('lifted_on', 'is', null).executeTakeFirst()
