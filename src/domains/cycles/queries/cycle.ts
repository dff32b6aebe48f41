import { z } from 'zod'
import { ActionId, needKinds, planStates, PlanId, NeedId } from '#domains/plans/words.ts'
import { ProblemId, competences } from '#domains/problems/words.ts'
import { WaveId } from '#domains/survey/words.ts'
import { CommissariatId, Day, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import { standings } from '#domains/work/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { cardsOf } from '../reading/cards-of.ts'
import { cycleRows, type CycleRow } from '../reading/cycle-rows.ts'
import { factsOf } from '../reading/facts-of.ts'
import { learntBefore } from '../reading/learnt-before.ts'
import { partnershipsOf } from '../reading/partnerships-of.ts'
import { problemsOfCycle } from '../reading/problems-of-cycle.ts'
import { shortfallsOf } from '../reading/shortfalls-of.ts'
import { gates, stageOf } from '../rules/gates.ts'
import { knownCycle, today, type KnownCycle } from '../steps/known-cycle.ts'
import { tables } from '../tables.ts'
import { Assessment, CycleId, CycleInLine, FrozenChange, FrozenRecord, GateOfStage, LearntBefore, MethodCard, PartnershipRating, Shortfall, stages } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), /** The cycle this zone is in, or was in last, when none is named. */ zone: ZoneId.optional(), cycle: CycleId.optional() })
type Asked = z.output<typeof Asked>

/** What was written so far in each language: nothing at first. */
const Said = z.record(z.string(), z.string())
const Answer = z.object({
  cycle: CycleInLine, zone: z.object({ zone: ZoneId, slug: z.string(), names: Names, commissariat: CommissariatId, directorate: DirectorateId }),
  /** The stage it is in, from 1 to 6, and whether nothing is missing any more so that it can be closed. */
  stage: z.number(), stageName: z.enum(stages), ready: z.boolean(), stages: z.array(GateOfStage),
  plan: z.object({ plan: PlanId, from: Day, to: Day, state: z.enum(planStates), publishedOn: Day.nullable(), /** Languages in which the account is owed. */ languages: z.array(z.string()) }).nullable(),
  problems: z.array(z.object({
    problem: ProblemId, words: z.string(), statement: Names, question: z.string().nullable(), category: z.string().nullable(), competence: z.enum(competences).nullable(), body: z.string().nullable(),
    /** As measured today; an assessment holds what was measured on its own day. */
    change: FrozenChange.nullable(), recorded: FrozenRecord.nullable(), assessment: Assessment.nullable(), follows: ProblemId.nullable(), goesOnIn: ProblemId.nullable(),
    actions: z.array(z.object({ action: ActionId, words: Names, method: z.string(), state: z.enum(standings), due: Day })),
  })),
  /** What the turn before made of problems that go on in this one. */
  before: z.array(LearntBefore),
  account: z.object({ done: Said, notDone: Said, why: Said, help: Said, publishedOn: Day.nullable() }),
  cards: z.array(MethodCard), partnerships: z.array(PartnershipRating), needs: z.array(Shortfall),
  /** What the plan asked for, to be told whether it came. */
  planned: z.array(z.object({ need: NeedId, kind: z.enum(needKinds), words: z.string(), amount: z.number(), unit: z.string(), cents: z.number().nullable() })),
  history: z.array(CycleInLine), compared: z.object({ wave: WaveId, names: Names }).nullable(),
})
type Answer = z.output<typeof Answer>

/** One turn of the six stages in a zone: where it stands, what each stage still lacks, what was measured, judged, learnt and missing, and the turns before it. */
export const cycle = query('cycles.cycle', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: knownCycle, run: whole })

async function whole(ctx: Ctx, _: Asked, known: KnownCycle): Promise<Answer> {
  const { directorate, row } = known
  const [found] = await factsOf(ctx, directorate, { cycle: known.cycle })
  const { row: seen, facts } = found!
  const passed = gates(facts, today(ctx)), at = stageOf(passed)
  const zone = await tables(ctx).selectFrom('territory.zones').select(['slug', 'names']).where('directorate_id', '=', directorate).where('id', '=', known.zone).executeTakeFirstOrThrow()
  const { problems, compared } = await problemsOfCycle(ctx, known, facts)
  const planned = row.plan_id === null ? [] : await tables(ctx).selectFrom('plans.needs').select(['id as need', 'kind', 'words', 'amount', 'unit', 'cents']).where('directorate_id', '=', directorate).where('plan_id', '=', row.plan_id).where('dropped_on', 'is', null).orderBy('id').execute()
  const written = await tables(ctx).selectFrom('cycles.accounts').select('published_on').where('directorate_id', '=', directorate).where('cycle_id', '=', known.cycle).executeTakeFirst()
  const { done, 'not-done': notDone, why, help } = facts.account
  return {
    cycle: inLine(seen), zone: { zone: known.zone, ...zone, commissariat: known.commissariat, directorate }, stage: stages.indexOf(at.stage) + 1, stageName: at.stage, ready: row.closed_on === null && passed.every((gate) => gate.done), stages: passed,
    plan: seen.planId === null ? null : { plan: seen.planId, from: seen.planFrom!, to: seen.planTo!, state: seen.planState!, publishedOn: seen.planPublishedOn, languages: Object.keys(seen.summary ?? {}) },
    problems, compared, before: await learntBefore(ctx, known), account: { done, notDone, why, help, publishedOn: written?.published_on ?? null }, cards: await cardsOf(ctx, directorate, { cycle: known.cycle }),
    partnerships: await partnershipsOf(ctx, known, facts), needs: await shortfallsOf(ctx, directorate, { cycle: known.cycle }), planned: planned.map((need) => ({ ...need, cents: need.cents === null ? null : Number(need.cents) })),
    history: (await cycleRows(ctx, directorate, { zone: known.zone })).map(inLine),
  } as unknown as Answer
}

const inLine = (row: CycleRow): z.output<typeof CycleInLine> => ({
  cycle: row.id, wave: { wave: row.wave_id, names: row.waveNames, closesOn: row.closesOn }, plan: row.plan_id,
  remeasured: row.remeasured_id === null ? null : { wave: row.remeasured_id, names: row.againNames!, closesOn: row.againClosesOn! },
  beganOn: row.began_on, closedOn: row.closed_on, passedOverBecause: row.passed_over_because, follows: row.follows_id,
}) as z.output<typeof CycleInLine>
