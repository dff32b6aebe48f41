import type { Ctx } from '#frame/ctx.ts'
import { inCustody } from '#frame/within.ts'
import { unsealed } from '#platform/secrets/sealed.ts'
import { tables } from '../../tables.ts'
import type { Seals } from '../../words.ts'
import { digestOfWave } from './digest-of-wave.ts'
import { placeOfSalt, purposeOfSalt } from './salt.ts'

/** What was found: all as it was sealed; not so; the seal does not open; no seal, since it was closed before there were any. */
export type Held = { readonly found: 'whole' | 'differs' | 'shut' | 'none'; /** How many sheets the seal says, and how many there are. */ readonly said: number; readonly there: number; readonly seals: Seals | null }

/** Holds what was answered in a closed round against its last seal. */
export async function heldAgainstSeal(ctx: Ctx, directorate: string, wave: string): Promise<Held> {
  const all = await tables(ctx).selectFrom('survey.wave_seals').selectAll().where('directorate_id', '=', directorate).where('wave_id', '=', wave).orderBy('turn').execute(), last = all.at(-1)
  if (!last) return { found: 'none', said: 0, there: 0, seals: null }
  const seals: Seals = { sheets: last.sheets, digest: last.digest, made: all.map(({ sealed_on, why, digest }) => ({ on: sealed_on, why, digest })) }
  const salt = unsealed(purposeOfSalt, placeOfSalt(wave), last.salt)
  await inCustody(ctx)
  const { sheets, digest } = await digestOfWave(ctx, directorate, wave, Buffer.from(salt ?? '', 'base64'))
  const told = { said: last.sheets, there: sheets, seals }
  if (salt === null) return { found: 'shut', ...told }
  return { found: digest === last.digest && sheets === last.sheets ? 'whole' : 'differs', ...told }
}
