import { v7 } from 'uuid'
import { z } from 'zod'
import { OrganisationId } from '#domains/partners/words.ts'
import { ActionId } from '#domains/plans/words.ts'
import { ProblemId } from '#domains/problems/words.ts'
import { knownZone, type KnownZone } from '#domains/territory/index.ts'
import { DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { namedThere } from '../steps/named-there.ts'
import { tables } from '../tables.ts'
import { Few, ImprovementId, improvementKinds } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), zone: ZoneId, kind: z.enum(improvementKinds, 'work.say-which-kind'), names: Names, whereabouts: Few,
  /** The action or the problem it belongs to. */
  action: ActionId.optional(), problem: ProblemId.optional(),
  /** Who builds it, or would. */
  organisation: OrganisationId.optional(),
})
type Asked = z.output<typeof Asked>

/** Somebody who serves the zone proposes that something is lit, built or mended there; from then on it is followed as a project (Latvia: the tunnel that was lit). */
export const proposeImprovement = command('work.propose-improvement', {
  input: Asked, answer: z.object({ improvement: ImprovementId }), find: knownZone, run: propose,
  trace: ({ zone }, { directorate, commissariat }, { improvement }) => ({ directorate, subject: { improvement, zone, commissariat } }),
})

async function propose(ctx: Ctx, asked: Asked, zone: KnownZone) {
  const partners = await namedThere(ctx, zone, asked)
  const [improvement, today] = [v7() as ImprovementId, ctx.now.toISOString().slice(0, 10)]
  await tables(ctx).insertInto('work.improvements').values({
    directorate_id: zone.directorate, id: improvement, commissariat_id: zone.commissariat, zone_id: asked.zone, partners, action_id: asked.action ?? null, problem_id: asked.problem ?? null,
    organisation_id: asked.organisation ?? null, kind: asked.kind, names: JSON.stringify(asked.names), whereabouts: asked.whereabouts, state: 'proposed', because: null, proposed_on: today, changed_on: today,
  }).execute()
  return { improvement }
}
