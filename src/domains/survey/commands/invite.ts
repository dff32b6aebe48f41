import { z } from 'zod'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { Refusal } from '#frame/refusal.ts'
import { inTurns } from '#platform/background/in-turns.ts'
import { freshCodes } from '../fielding/fresh-codes.ts'
import { keepInvitations } from '../fielding/keep-invitations.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { printedCode } from '../rules/asking/code.ts'
import { tables } from '../tables.ts'
import { waveKey } from '../tokens/wave-key.ts'
import { WaveId } from '../words.ts'

/** More than anybody prints in one go. */
const mostCodes = 10_000
/** Cards are made in stacks so large that none tells to whom it was handed after which contact. */
const fewestCards = 20

const Input = z.object({
  directorate: DirectorateId.optional(), wave: WaveId, zone: ZoneId, count: z.number().int().min(1).max(mostCodes),
  /** Stratum and sampling unit of these letters, where the sample has them. */
  stratum: z.number().int().min(0).max(32_767).optional(), unit: z.number().int().min(0).max(2_147_483_647).optional(),
  /** What is no letter: serials for sheets on paper, or one code for an interview at the door. */
  mode: z.enum(['paper', 'interview']).optional(),
})
type Letters = z.output<typeof Input>
const Answer = z.object({
  codes: z.array(z.string()),
  /** Stands for all keys of the wave; printed beside each code, so that a phone can tell whether it is given the same keys as everybody. */
  fingerprint: z.string(),
})

/** Makes the codes that are printed on letters to a zone. They are shown once: the system itself keeps only what a code must match. */
export const invite = command('survey.invite', {
  input: Input, answer: Answer, find, run: makeCodes,
  // Of an interview no moment is kept: its sheet follows at once.
  trace: ({ wave, zone, count, mode }, { directorate }) => ({ directorate, subject: { wave, zone, count }, quiet: mode === 'interview' }),
})

async function find(ctx: Ctx, asked: Letters) {
  return { ...(await knownWave(ctx, asked)), mode: asked.mode, count: asked.count }
}

async function makeCodes(ctx: Ctx, asked: Letters, known: KnownWave): Promise<z.output<typeof Answer>> {
  if (known.wave.state !== 'planned' && known.wave.state !== 'open') throw new Refusal('too-late', 'survey.wave-closed')
  if (known.wave.audience === 'contacts' && asked.count < fewestCards) throw new Refusal('invalid', 'survey.cards-in-twenties', { count: 'survey.cards-in-twenties' })
  await refuseOtherZones(ctx, asked, known)
  if (asked.mode && !known.wave.modes.includes(asked.mode)) throw new Refusal('conflict', 'survey.mode-not-offered')
  const codes = await freshCodes(asked.count)
  const { zone, stratum = null, unit = null } = asked
  await keepInvitations(ctx, codes.map((code) => ({ code, zone, stratum, unit })), known, asked.mode ?? null)
  const { fingerprint } = await waveKey(ctx, { directorate: known.directorate, commissariat: known.commissariat, wave: known.wave.id })
  return { codes: await inTurns(codes, printedCode), fingerprint }
}

async function refuseOtherZones(ctx: Ctx, { zone }: Letters, { directorate, wave }: KnownWave): Promise<void> {
  const asked = await tables(ctx).selectFrom('survey.wave_zones').select('zone_id').where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).where('zone_id', '=', zone).executeTakeFirst()
  if (!asked) throw new Refusal('not-found', 'survey.no-such-zone', { zone: 'survey.no-such-zone' })
}
