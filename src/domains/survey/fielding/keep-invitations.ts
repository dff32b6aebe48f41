import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { inTurns } from '#platform/background/in-turns.ts'
import { tellStep } from '#platform/background/waited-for.ts'
import type { KnownWave } from '../reckoning/known-wave.ts'
import { codeHash } from './code-hash.ts'

/** A letter that is to be sent: its code, and where and how it was drawn. */
export type Letter = { readonly code: string; readonly zone: string; readonly stratum: number | null; readonly unit: number | null }

/** How it goes out, where it is no letter: as a sheet on paper, or as an interview that is just beginning. */
export type GoesOut = 'paper' | 'interview' | null

type Row = Omit<Letter, 'code'> & { readonly hash: string }

/** So many rows, or a few more, are one statement: some milliseconds. */
export const rowsAtOnce = 500

/**
 * Keeps what the codes of letters must match, in the order of their hashes: not even the place of a row says which letter it was. Whatever the policy
 * said, the database is asked once more who has the survey in custody; anybody else keeps one code, of the interview that is just beginning.
 */
export async function keepInvitations(ctx: Ctx, letters: readonly Letter[], { directorate, commissariat, wave }: KnownWave, mode: GoesOut = null): Promise<void> {
  let done = 0
  for await (const rows of inOrder(letters)) {
    tellStep('survey.at-codes', done, letters.length)
    const column = <K extends keyof Row>(name: K) => rows.map((row) => row[name])
    const alone = mode === 'interview' && letters.length === 1
    const kept = await sql`
      insert into survey.invitations (directorate_id, code_hash, commissariat_id, wave_id, zone_id, stratum, unit, mode)
      select ${directorate}::uuid, hash, ${commissariat}::uuid, ${wave.id}::uuid, zone, stratum, unit, ${mode}::text
      from unnest(${column('hash')}::text[], ${column('zone')}::uuid[], ${column('stratum')}::smallint[], ${column('unit')}::integer[]) as letter (hash, zone, stratum, unit)
      where ${alone}::boolean or frame.custody(${directorate}::uuid, ${commissariat}::uuid)`.execute(ctx.db)
    if (Number(kept.numAffectedRows) < rows.length) throw new Refusal('not-allowed', 'access.not-allowed')
    done += rows.length
  }
}

/** The rows of letters by their hashes, some at a time. What begins alike lies together before it is put in order, so that tens of thousands are never sorted at one go. */
export async function* inOrder(letters: readonly Letter[], giveWay: () => Promise<void> = givingWay()): AsyncGenerator<readonly Row[]> {
  const alike = Array.from({ length: 256 }, (): Row[] => [])
  await inTurns(letters, ({ code, ...letter }) => {
    const hash = codeHash(code)
    alike[Number.parseInt(hash.slice(-64, -62), 16)]!.push({ ...letter, hash })
  }, giveWay)
  let rows: Row[] = []
  for (const some of alike) {
    rows.push(...some.sort((one, other) => (one.hash < other.hash ? -1 : 1)))
    if (rows.length < rowsAtOnce) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}
