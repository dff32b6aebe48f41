import { holdReview, plan as wholePlan } from '#domains/plans/index.ts'
import { noteProgress } from '#domains/work/index.ts'
import { later } from '../days.ts'
import { analyst, inOffice } from '../who/people.ts'
import { acting, type Scene } from '../scene.ts'
import type { PlanOfTurn } from './plan-of-turn.ts'
import type { Turn } from './turn.ts'

/** What was done, day by day, noted by whoever answers for it; and the plan looked at together. */
export async function workOfTurn(scene: Scene, { reviews }: Turn, { plan, dayNought, actions }: PlanOfTurn): Promise<void> {
  const lines = actions.flatMap(({ action, owner, log = [] }) => log.map((line) => ({ action, line, by: 'police' in owner ? owner.police : inOffice[owner.partner] ?? analyst })))
  for (const { action, line: { day, ...line }, by } of lines.toSorted((a, b) => a.line.day - b.line.day)) await noteProgress(await acting(scene, by, later(dayNought, day)), { action, ...line })
  const set = (await wholePlan(scene.at(dayNought), { directorate: scene.directorate, plan })).reviews
  for (const [place, { day, held }] of reviews.entries()) {
    if (held) await holdReview(await acting(scene, analyst, later(dayNought, day)), { review: set[place]!.review, words: held })
  }
}
