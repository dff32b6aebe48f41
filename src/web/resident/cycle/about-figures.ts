import { problemsOfItem, publishedPlan } from '#domains/plans/index.ts'
import type { ZoneResult } from '#domains/survey/words.ts'
import { ask, type Arrival } from '#web/http/ctx.ts'
import type { AboutFigure } from '../result/about-figure.ts'

/** What is done about the answers of a wave: the problems they led to, and before those the problems of the round they are compared with, whose change they tell. */
export async function aboutFigures(arrival: Arrival, slug: string, wave: string, result: ZoneResult): Promise<readonly AboutFigure[]> {
  const [{ plan: latest }, ...found] = await Promise.all([ask(arrival, publishedPlan, { slug }), ...[result.comparedWith?.wave, wave].map(async (of) => (of ? (await ask(arrival, problemsOfItem, { slug, wave: of })).problems : []))])
  return found.flat().map((problem) => ({ ...problem, running: latest !== null && latest.closedOn === null && latest.plan === problem.plan }))
}
