import { z } from 'zod'
import { PlanId } from '#domains/plans/words.ts'
import { board as surveyBoard } from '#domains/survey/index.ts'
import { WaveId, verdicts } from '#domains/survey/words.ts'
import { CommissariatId, Day, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { factsOf } from '../reading/facts-of.ts'
import { loadOf } from '../reading/load-of.ts'
import { gates, stageOf } from '../rules/gates.ts'
import { today } from '../steps/known-cycle.ts'
import { CycleId, stages } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional() })
type Asked = z.output<typeof Asked>
const Actions = z.object({ open: z.number(), overdue: z.number(), stuck: z.number() })
const Answer = z.object({
  zones: z.array(z.object({
    zone: ZoneId, slug: z.string(), names: Names, commissariat: CommissariatId, cycle: CycleId.nullable(),
    /** From 1 to 6, none in a zone where no turn has begun; since when, until when, and how many days that is past. */
    stage: z.number().nullable(), stageName: z.enum(stages).nullable(), since: Day.nullable(), dueOn: Day.nullable(), lateBy: z.number(), missing: z.number(), ready: z.boolean(),
    /** The round that is open, with answers against its target. */
    open: z.object({ wave: WaveId, closesOn: Day, answers: z.number(), target: z.number() }).nullable(), /** Not heard for six months. */ unheard: z.boolean(),
    /** The last round with answers from here, and what is due of the asking itself. */
    finished: z.object({ wave: WaveId, names: Names, closedOn: Day, answers: z.number() }).nullable(), due: z.string(),
    /** Verdicts on the questions of the last published round. */
    changes: z.record(z.enum(verdicts), z.number()).nullable(), openProblems: z.number(), actions: Actions, plan: PlanId.nullable(),
  })),
  officers: z.array(z.object({ post: z.uuid(), role: z.string(), zone: ZoneId.nullable(), holder: z.string().nullable(), openActions: z.number(), overdue: z.number(), stuck: z.number(), openProblems: z.number() })),
})
type Answer = z.output<typeof Answer>

/** The commander's glance over all zones within reach: in which stage each is and how late, what changed, what is open, and what each officer carries. As many statements for fifty zones as for one. */
export const board = query('cycles.board', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: async (ctx: Ctx, asked: Asked) => ({ directorate: await tenant(ctx, asked.directorate) }), run: look })

async function look(ctx: Ctx, asked: Asked, { directorate }: { directorate: string }): Promise<Answer> {
  const heard = (await surveyBoard(ctx, { directorate, commissariat: asked.commissariat })).zones
  const here = heard.map(({ zone }) => zone)
  const turns = new Map((await factsOf(ctx, directorate, { zones: here, live: true })).map((known) => [known.row.zone_id, known]))
  const { problems, actions, officers } = await loadOf(ctx, directorate, here)
  return {
    zones: heard.map(({ zone, slug, names, commissariat, open, overdue, changes, finished, due }) => {
      const turn = turns.get(zone)
      const carried = actions.filter((one) => one.zone === zone)
      const sum = (of: 'open' | 'overdue' | 'stuck') => carried.reduce((all, one) => all + one[of], 0)
      return {
        zone, slug, names, commissariat, ...(turn ? standing(turn, today(ctx)) : nowhere), unheard: overdue, finished, due, changes, openProblems: problems.get(zone) ?? 0, actions: { open: sum('open'), overdue: sum('overdue'), stuck: sum('stuck') },
        open: open && { wave: open.wave, closesOn: open.closesOn, answers: open.answers, target: open.target },
      }
    }) as Answer['zones'],
    officers: officers as Answer['officers'],
  }
}

const nowhere = { cycle: null, stage: null, stageName: null, since: null, dueOn: null, lateBy: 0, missing: 0, ready: false, plan: null }

function standing({ row, facts }: Awaited<ReturnType<typeof factsOf>>[number], day: string) {
  const passed = gates(facts, day), at = stageOf(passed), place = passed.indexOf(at)
  return {
    cycle: row.id, stage: place + 1, stageName: stages[place]!, since: passed[place - 1]?.doneOn ?? row.began_on, dueOn: at.dueOn, lateBy: at.lateBy, missing: at.missing.length, ready: passed.every(({ done }) => done), plan: row.plan_id,
  }
}
