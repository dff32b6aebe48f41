import { z } from 'zod'
import { WaveId } from '#domains/survey/words.ts'
import { knownZone, type KnownZone } from '#domains/territory/index.ts'
import { Day, DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { publishedWave } from '../steps/published-wave.ts'
import { unsigned } from '../steps/unsigned.ts'
import { whatIsMissing } from '../reading/what-is-missing.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), zone: ZoneId, wave: WaveId })
type Asked = z.output<typeof Asked>

/** An analyst of the commissariat signs the analysis of a zone (LSES stage 2). From then on its problems stand still; there is no unsigning, a correction is a new line. */
export const signAnalysis = command('problems.sign-analysis', {
  input: Asked, answer: z.object({ signedOn: Day, problems: z.number() }), find: knownZone, run: sign,
  trace: ({ zone, wave }, { directorate, commissariat }) => ({ directorate, subject: { zone, wave, commissariat } }),
})

async function sign(ctx: Ctx, asked: Asked, zone: KnownZone) {
  if (ctx.actor.kind !== 'person') throw new Refusal('not-allowed', 'access.not-allowed')
  const here = { directorate: zone.directorate, zone: zone.zone, wave: asked.wave }
  await publishedWave(ctx, zone, asked.wave)
  await unsigned(ctx, here)
  const { problems, missing: { lacking } } = await whatIsMissing(ctx, here)
  if (lacking.length > 0) throw new Refusal('conflict', 'problems.still-missing', {}, { missing: lacking.length })
  const open = problems.filter(({ state }) => state === 'found').map(({ problem }) => problem)
  await tables(ctx).updateTable('problems.problems').set({ state: 'analysed' }).where('directorate_id', '=', here.directorate).where('id', 'in', open).execute()
  const signedOn = ctx.now.toISOString().slice(0, 10)
  await tables(ctx).insertInto('problems.sign_offs')
    .values({ directorate_id: here.directorate, zone_id: here.zone, wave_id: here.wave, commissariat_id: zone.commissariat, signed_by: ctx.actor.id, signed_on: signedOn, problems: open.length }).execute()
  return { signedOn, problems: open.length }
}
