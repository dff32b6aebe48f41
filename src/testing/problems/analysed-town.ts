import type { Ctx } from '#frame/ctx.ts'
import { tables } from '#domains/people/tables.ts'
import { addCause, addEvidence, nameProblem, routeProblem, weighProblem } from '#domains/problems/index.ts'
import { foundTown } from '../mapped-town.ts'
import { arta, besnik, place } from '../people.ts'
import { people, publishedRound } from '../small-round.ts'
import { as } from '../story.ts'

/** Talsi with a published round of Old Town: 200 people, of whom 120 find the lighting bad and 40 were stolen from; Arta and Besnik are on the books. */
export async function townToAnalyse(ctx: Ctx) {
  const zones = await foundTown(ctx)
  const named = [[arta, 'Arta Hoxha'], [besnik, 'Besnik Leka']] as const
  await tables(ctx).insertInto('people.persons').values(named.map(([actor, name]) => ({ directorate_id: place.directorate, id: actor.kind === 'person' ? actor.id : '', name, language: 'en' }))).execute()
  const wave = await publishedRound(ctx, { zones: [zones.oldTown, zones.lakeside] }, [...people('T1', 160, 120), ...people('T1', 40, 0, { stolen: 'yes', dogs: 3 }), ...people('T2', 40, 10)])
  return { ...zones, zone: zones.oldTown, wave }
}

/** Arta analyses one problem to the end: evidence, cause, competence, weight. */
export async function analysed(ctx: Ctx, { zone, question = 'light' }: { zone: string; question?: string }) {
  const analyst = as(ctx, arta)
  const { problem } = await nameProblem(analyst, { zone, words: 'Mill Street is dark', question })
  const { evidence } = await addEvidence(analyst, { problem, source: 'citizens', kind: 'observation', words: 'Six of nine lamps are out' })
  await addCause(analyst, { problem, side: 'place', words: 'Lamps are not repaired', evidence })
  await routeProblem(analyst, { problem, competence: 'municipality' })
  await weighProblem(analyst, { problem, magnitude: 3, severity: 2, form: 'Fear after dark' })
  return { problem, evidence }
}
