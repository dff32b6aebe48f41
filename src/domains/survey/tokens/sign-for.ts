import { createHash } from 'node:crypto'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import type { FoundInvitation } from '../fielding/find-invitation.ts'
import { sign, type Signed } from '../rules/tokens/sign.ts'
import { tables } from '../tables.ts'
import { waveKey } from './wave-key.ts'

/**
 * The side that knows who is invited: ticks the invitation off, without a day, and signs what it cannot read. The same blinded value is signed
 * again as often as it is asked, so that nothing is lost when an answer is; another is refused, however many ask at once.
 */
export async function signFor(ctx: Ctx, { hash, invitation }: FoundInvitation, blinded: string): Promise<Signed> {
  const { directorate_id, commissariat_id, wave_id, zone_id } = invitation
  const key = (await waveKey(ctx, { directorate: directorate_id, commissariat: commissariat_id, wave: wave_id })).ofZone(zone_id)
  const signed = signedOrRefused(() => sign(key, blinded))
  const blinded_hash = createHash('sha256').update(blinded).digest('hex')
  const ticked = await tables(ctx).updateTable('survey.invitations').set({ outcome: 'answered', blinded_hash })
    .where('directorate_id', '=', directorate_id).where('code_hash', '=', hash)
    .where((row) => row.or([row('outcome', '<>', 'answered'), row('blinded_hash', '=', blinded_hash)])).executeTakeFirst()
  if (ticked.numUpdatedRows !== 1n) throw new Refusal('conflict', 'survey.already-answered')
  return signed
}

function signedOrRefused(sign: () => Signed): Signed {
  try {
    return sign()
  } catch {
    throw new Refusal('invalid', 'survey.not-a-blinded-value', { blinded: 'survey.not-a-blinded-value' })
  }
}
