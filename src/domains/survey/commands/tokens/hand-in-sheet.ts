import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { complete } from '../../fielding/complete.ts'
import { unlessOpen } from '../../fielding/find-invitation.ts'
import { pinsHold } from '../../fielding/places-offered.ts'
import { genuine } from '../../rules/tokens/sign.ts'
import { boxed, putInBox } from '../../tokens/box.ts'
import { cell } from '../../tokens/cell.ts'
import { openEnvelope } from '../../tokens/envelope.ts'
import { findWave, type FoundWave } from '../../tokens/find-wave.ts'
import { HandedIn } from '../../tokens/handed-in.ts'
import { spend } from '../../tokens/spent.ts'
import { waveKey } from '../../tokens/wave-key.ts'

const Input = z.union([HandedIn, z.object({ /** A sheet with its token, as it was put together for a phone that runs no script. */ envelope: z.string().max(400_000) })])
type Sent = z.output<typeof Input>
const Answer = z.object({ kept: z.boolean() })

/**
 * A sheet comes in with a token and without a code. This side learns that somebody of the zone answered, and what; a token counts once, and sent
 * twice the sheet is kept once. It lies in a sealed box with others of its zone until twenty are in.
 */
export const handInSheet = command('survey.hand-in-sheet', {
  input: Input, answer: Answer, find, run: handIn,
  trace: (_, { place }) => ({ directorate: place.directorate_id, subject: { wave: place.wave_id }, quiet: true }),
})

async function find(ctx: Ctx, sent: Sent) {
  const sheet = 'envelope' in sent ? openEnvelope(sent.envelope) : sent
  if (sheet === null) throw new Refusal('invalid', 'survey.no-such-envelope', { envelope: 'survey.no-such-envelope' })
  return { ...(await findWave(ctx, sheet)), sheet }
}

async function handIn(ctx: Ctx, _: Sent, { place, wave, instrument, sheet }: FoundWave & { sheet: HandedIn }): Promise<z.output<typeof Answer>> {
  unlessOpen(wave, ctx.now)
  if (!wave.modes.includes('web')) throw new Refusal('conflict', 'survey.mode-not-offered')
  const keys = await waveKey(ctx, { directorate: place.directorate_id, commissariat: place.commissariat_id, wave: place.wave_id })
  if (!genuine(keys.ofZone(place.zone_id), sheet.token)) throw new Refusal('invalid', 'survey.no-such-token', { token: 'survey.no-such-token' })
  const answers = complete(instrument, sheet.answers)
  await pinsHold(ctx, place, sheet.pins)
  if (!(await spend(ctx, place, sheet.token.value))) return { kept: false }
  await putInBox(ctx, { ...place, mode: 'web', ...(await cell(ctx, place, sheet)) }, boxed(instrument, answers, sheet.language, sheet.pins))
  return { kept: true }
}
