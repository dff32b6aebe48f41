import { carryOn as carryProblemOn } from '#domains/problems/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { carryOver } from '../rules/carry-over.ts'
import { tables } from '../tables.ts'
import type { KnownCycle } from './known-cycle.ts'

/**
 * Every problem of the zone that is still open and goes on nowhere yet is carried into the analysis of a wave, with the way back to what it was.
 * Where that analysis is signed already, or its wave not published, it waits for the next turn and stays open. Tells where each goes on.
 */
export async function carryOn(ctx: Ctx, { directorate, zone }: KnownCycle, wave: string, solved: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const open = await tables(ctx).selectFrom('problems.problems').select(['id as problem', 'wave_id', 'question', 'follows_id as follows', 'state']).where('directorate_id', '=', directorate).where('zone_id', '=', zone).orderBy('id').execute()
  const named = open.filter(({ wave_id }) => wave_id === wave)
  const followed = new Set(open.filter(({ wave_id }) => wave_id !== wave).flatMap(({ follows }) => follows ?? []))
  const unsolved = open.filter(({ problem, wave_id, state }) => wave_id !== wave && state !== 'closed' && !solved.includes(problem) && !followed.has(problem))
  const { goesOnIn, name, sameAs } = carryOver(unsolved, named)
  const carried = new Map(goesOnIn)
  if (name.length > 0 && (await takesMore(ctx, directorate, zone, wave))) {
    for (const { problem } of name) carried.set(problem, (await carryProblemOn(ctx, { directorate, problem, wave })).problem)
  }
  for (const [problem, twin] of sameAs) if (carried.has(twin)) carried.set(problem, carried.get(twin)!)
  return carried
}

async function takesMore(ctx: Ctx, directorate: string, zone: string, wave: string): Promise<boolean> {
  const signed = await tables(ctx).selectFrom('problems.sign_offs').select('signed_on').where('directorate_id', '=', directorate).where('zone_id', '=', zone).where('wave_id', '=', wave).executeTakeFirst()
  const said = await tables(ctx).selectFrom('pub.zone_results as said').innerJoin('pub.zones as z', 'z.slug', 'said.slug').select('said.slug')
    .where('said.directorate_id', '=', directorate).where('said.wave_id', '=', wave).where('z.zone_id', '=', zone).executeTakeFirst()
  return !signed && said !== undefined
}
