import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import type { KnownWave } from '../reckoning/known-wave.ts'
import { codeHash } from './code-hash.ts'

/** A letter that is to be sent: its code, and where and how it was drawn. */
export type Letter = { readonly code: string; readonly zone: string; readonly stratum: number | null; readonly unit: number | null }

/** How it goes out, where it is no letter: as a sheet on paper, or as an interview that is just beginning. */
export type GoesOut = 'paper' | 'interview' | null

/** Keeps what the codes of letters must match, in the order of their hashes: not even the place of a row says which letter it was. */
export async function keepInvitations(ctx: Ctx, letters: readonly Letter[], { directorate, commissariat, wave }: KnownWave, mode: GoesOut = null): Promise<void> {
  const rows = letters.map(({ code, ...letter }) => ({ ...letter, hash: codeHash(code) })).sort((one, other) => (one.hash < other.hash ? -1 : 1))
  const column = <K extends 'hash' | 'zone' | 'stratum' | 'unit'>(name: K) => rows.map((row) => row[name])
  await sql`
    insert into survey.invitations (directorate_id, code_hash, commissariat_id, wave_id, zone_id, stratum, unit, mode)
    select ${directorate}::uuid, hash, ${commissariat}::uuid, ${wave.id}::uuid, zone, stratum, unit, ${mode}::text
    from unnest(${column('hash')}::text[], ${column('zone')}::uuid[], ${column('stratum')}::smallint[], ${column('unit')}::integer[]) as letter (hash, zone, stratum, unit)`.execute(ctx.db)
}
