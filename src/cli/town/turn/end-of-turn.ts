import { assessProblem, closeCycle, cycle as wholeCycle, noteNeed, ratePartnership, writeAccount, writeCard } from '#domains/cycles/index.ts'
import { later } from '../days.ts'
import { analyst, commander } from '../who/people.ts'
import { acting, type Scene } from '../scene.ts'
import type { PlanOfTurn } from './plan-of-turn.ts'
import type { Turn } from './turn.ts'

/** A turn is judged by the analyst beside what was measured, learnt from, told in four answers and closed by the commander a week later; the next begins with what is unsolved. */
export async function endOfTurn(scene: Scene, turn: Turn, { problems, actions, needs }: PlanOfTurn, { zone, on }: { readonly zone: string; readonly on: Date }): Promise<void> {
  const arta = await acting(scene, analyst, on)
  const { cycle } = (await wholeCycle(arta, { zone })).cycle
  for (const [place, { judged }] of turn.problems.entries()) if (judged) await assessProblem(arta, { cycle, problem: problems[place], ...judged })
  for (const { action, card } of actions) if (card) await writeCard(arta, { cycle, action, ...card })
  for (const { partner, rating } of turn.partners) if (rating) await ratePartnership(arta, { cycle, organisation: scene.partnerOf(partner), rating: rating[0], words: rating[1], advice: rating[2] })
  for (const [place, { met }] of turn.needs.entries()) if (met) await noteNeed(arta, { cycle, need: needs[place], met })
  await writeAccount(arta, { cycle, ...turn.account })
  await closeCycle(await acting(scene, commander, later(on, 7)), { zone })
}
