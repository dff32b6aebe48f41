import { z } from 'zod'
import type { ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { complete } from '../../fielding/complete.ts'
import { findInvitation, unlessOpen, type FoundInvitation } from '../../fielding/find-invitation.ts'
import { keepSealed } from '../../fielding/sealed-draft.ts'
import { blind } from '../../rules/tokens/blind.ts'
import { finish } from '../../rules/tokens/finish.ts'
import { cell } from '../../tokens/cell.ts'
import { sealEnvelope } from '../../tokens/envelope.ts'
import { signFor } from '../../tokens/sign-for.ts'
import { waveKey } from '../../tokens/wave-key.ts'
import { waveSeal } from '../../tokens/seal/wave-seal.ts'
import { Code, Half, type WaveId } from '../../words.ts'

const Input = z.object({ code: Code, half: Half, language: z.string().regex(/^[a-z]{2,3}$/) })
type Asked = z.output<typeof Input>
const Answer = z.object({ /** To be handed in by itself, without the code. */ envelope: z.string() })

/**
 * For a phone that runs no script: ticks the invitation off, makes the token in the person's stead and puts it with the answers of their draft
 * into an envelope that carries no code. Until the envelope comes in the draft stays, so that whoever lost the page asks again; the token lies under the
 * code alone, so that whoever lost the browser too fills in anew and is still counted once.
 */
export const sealSheet = command('survey.seal-sheet', {
  rate: 'code',
  input: Input, answer: Answer, find: (ctx: Ctx, { code, half }: Asked) => findInvitation(ctx, code, { answering: true, half }), run: seal,
  trace: (_, { invitation }) => ({ directorate: invitation.directorate_id, subject: { wave: invitation.wave_id }, quiet: true }),
})

async function seal(ctx: Ctx, { language }: Asked, found: FoundInvitation): Promise<z.output<typeof Answer>> {
  const { invitation, wave, instrument, draft } = found
  if (found.finished) throw new Refusal('conflict', 'survey.already-answered')
  unlessOpen(wave, ctx.now)
  if (!wave.modes.includes('web')) throw new Refusal('conflict', 'survey.mode-not-offered')
  complete(instrument, draft.answers)
  const token = draft.token ?? blind()
  const { directorate_id: directorate, commissariat_id: commissariat, wave_id, zone_id } = invitation
  const { publics } = await waveKey(ctx, { directorate, commissariat, wave: wave_id })
  const signed = await signFor(ctx, found, token.blinded)
  if (!draft.token) await keepSealed(ctx, found, { ...draft, token })
  return {
    envelope: sealEnvelope(await waveSeal(ctx, invitation), {
      wave: wave_id as WaveId, zone: zone_id as ZoneId, token: finish(token, signed, publics[zone_id]!), answers: draft.answers, language, pins: [...draft.pins ?? []],
      ...(await cell(ctx, invitation, invitation)),
    }),
  }
}
