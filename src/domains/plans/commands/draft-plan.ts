import { v7 } from 'uuid'
import { z } from 'zod'
import { WaveId } from '#domains/survey/words.ts'
import { knownZone, type KnownZone } from '#domains/territory/index.ts'
import { Day, DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownProblems } from '../reading/known-problems.ts'
import { lastsThreeToSixMonths } from '../rules/plan-length.ts'
import { joinedFastTrack } from '../steps/joined-fast-track.ts'
import { tables } from '../tables.ts'
import { PlanId } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), zone: ZoneId, /** The latest whose analysis is signed when none is said. */ wave: WaveId.optional(), from: Day, to: Day,
  /** In which language the analysis was written: the problems' own words are where the statements begin. */
  language: z.string().regex(/^[a-z]{2,3}$/).default('en'),
})
type Asked = z.output<typeof Asked>

/** A plan of three to six months begins from the problems of a signed analysis, all of them; what was done at once about them already is part of it (LSES stage 3, seed line 720). */
export const draftPlan = command('plans.draft-plan', {
  input: Asked, answer: z.object({ plan: PlanId }), find: knownZone, run: draft,
  trace: ({ zone }, { directorate, commissariat }, { plan }) => ({ directorate, subject: { directorate, plan, zone, commissariat } }),
})

async function draft(ctx: Ctx, { wave: asked, from, to, language }: Asked, { directorate, commissariat, zone }: KnownZone) {
  if (!lastsThreeToSixMonths(from, to)) throw new Refusal('invalid', 'plans.three-to-six-months', { to: 'plans.three-to-six-months' })
  await alone(ctx, directorate, zone)
  const wave = await signedWave(ctx, { directorate, zone, wave: asked })
  const problems = await knownProblems(ctx, { directorate, zone, wave })
  if (problems.length === 0) throw new Refusal('conflict', 'plans.no-problem-to-plan')
  const plan = v7() as PlanId
  const under = { directorate_id: directorate, commissariat_id: commissariat }
  const begun = await tables(ctx).insertInto('plans.plans')
    .values({ ...under, id: plan, zone_id: zone, wave_id: wave, from_on: from, to_on: to, state: 'drafted', drafted_on: ctx.now.toISOString().slice(0, 10), published_on: null, closed_on: null })
    .onConflict((there) => there.doNothing()).executeTakeFirst()
  if (begun.numInsertedOrUpdatedRows === 0n) throw new Refusal('conflict', 'plans.zone-has-a-plan')
  await tables(ctx).insertInto('plans.statements').values(problems.map(({ problem, known }, place) => (
    { ...under, plan_id: plan, problem_id: problem, place: place + 1, words: JSON.stringify({ [language]: known.words }), known: JSON.stringify(known) }
  ))).execute()
  await joinedFastTrack(ctx, { directorate, plan }, problems.map(({ problem }) => problem))
  return { plan }
}

/** The wave that is named, or the latest, if an analyst has signed the zone's analysis of it. */
async function signedWave(ctx: Ctx, { directorate, zone, wave }: { readonly directorate: string; readonly zone: string; readonly wave: string | undefined }): Promise<string> {
  const found = await tables(ctx).selectFrom('problems.sign_offs as s').innerJoin('survey.waves as w', (on) => on.onRef('w.directorate_id', '=', 's.directorate_id').onRef('w.id', '=', 's.wave_id'))
    .select('w.id').where('s.directorate_id', '=', directorate).where('s.zone_id', '=', zone).$if(wave !== undefined, (all) => all.where('w.id', '=', wave!)).orderBy('w.closes_on', 'desc').orderBy('w.id', 'desc').limit(1).executeTakeFirst()
  if (!found) throw new Refusal('conflict', 'plans.analysis-not-signed')
  return found.id
}
