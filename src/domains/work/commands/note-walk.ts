import { v7 } from 'uuid'
import { z } from 'zod'
import { ProblemId } from '#domains/problems/words.ts'
import { knownZone, type KnownZone } from '#domains/territory/index.ts'
import { Day, DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { namedThere } from '../steps/named-there.ts'
import { tables } from '../tables.ts'
import { DesignAnswers, Few, ImprovementId, WalkId, visits } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), zone: ZoneId, whereabouts: Few, visit: z.enum(visits, 'work.say-which-visit'), answers: DesignAnswers,
  words: z.string().trim().max(2000, 'work.too-long').optional(), improvement: ImprovementId.optional(), problem: ProblemId.optional(), on: Day.optional(),
})
type Asked = z.output<typeof Asked>

/** An officer walks through a place with the questions of crime prevention through environmental design: to plan what to change, and again to see what has changed. */
export const noteWalk = command('work.note-walk', {
  input: Asked, answer: z.object({ walk: WalkId }), find: knownZone, run: note,
  trace: ({ zone }, { directorate, commissariat }, { walk }) => ({ directorate, subject: { walk, zone, commissariat } }),
})

async function note(ctx: Ctx, asked: Asked, zone: KnownZone) {
  // Somebody was there: not even the operator walks for one.
  if (ctx.actor.kind !== 'person') throw new Refusal('not-allowed', 'access.not-allowed')
  const today = ctx.now.toISOString().slice(0, 10)
  const on = asked.on ?? today
  if (on > today) throw new Refusal('invalid', 'work.day-to-come', { on: 'work.day-to-come' })
  const partners = await namedThere(ctx, zone, { improvement: asked.improvement, problem: asked.problem })
  const walk = v7() as WalkId
  await tables(ctx).insertInto('work.walks').values({
    directorate_id: zone.directorate, id: walk, commissariat_id: zone.commissariat, zone_id: asked.zone, partners, improvement_id: asked.improvement ?? null, problem_id: asked.problem ?? null, visit: asked.visit,
    whereabouts: asked.whereabouts, answers: JSON.stringify(asked.answers), words: asked.words || null, on_day: on, walked_by: ctx.actor.id,
  }).execute()
  return { walk }
}
