import { randomBytes } from 'node:crypto'
import type { Ctx } from '#frame/ctx.ts'
import { inCustody } from '#frame/within.ts'
import { sealed } from '#platform/secrets/sealed.ts'
import { tables } from '../../tables.ts'
import type { SealedBecause } from '../../words.ts'
import type { KnownWave } from '../known-wave.ts'
import { digestOfWave } from './digest-of-wave.ts'
import { placeOfSalt, purposeOfSalt } from './salt.ts'

/** Puts all that was answered in a closed round under a seal, beside those before it, and says why there is a new one. The salt is drawn anew and lies sealed within. */
export async function sealWave(ctx: Ctx, { directorate, commissariat, wave }: Pick<KnownWave, 'directorate' | 'commissariat'> & { readonly wave: { readonly id: string } }, why: SealedBecause): Promise<string> {
  await inCustody(ctx)
  const { closed_on, closes_on } = await tables(ctx).selectFrom('survey.waves').select(['closed_on', 'closes_on']).where('directorate_id', '=', directorate).where('id', '=', wave.id).executeTakeFirstOrThrow()
  const last = await tables(ctx).selectFrom('survey.wave_seals').select('turn').where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).orderBy('turn', 'desc').limit(1).executeTakeFirst()
  const salt = randomBytes(32), { sheets, digest } = await digestOfWave(ctx, directorate, wave.id, salt)
  await tables(ctx).insertInto('survey.wave_seals').values({
    directorate_id: directorate, wave_id: wave.id, turn: (last?.turn ?? 0) + 1, previous: last?.turn ?? null, commissariat_id: commissariat, why, sealed_on: ctx.now.toISOString().slice(0, 10), sheets, digest,
    salt: sealed(purposeOfSalt, placeOfSalt(wave.id), salt.toString('base64')), closed_on: closed_on!, closes_on,
  }).execute()
  return digest
}
