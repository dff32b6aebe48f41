import { v7 } from 'uuid'
import { z } from 'zod'
import { knownZone, type KnownZone } from '#domains/territory/index.ts'
import { Day, DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { problemRows } from '../reading/problem-rows.ts'
import { tables } from '../tables.ts'
import { Credibility, InformationId, ProblemId, Telling, Title, informationKinds, reliabilities } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), zone: ZoneId, kind: z.enum(informationKinds, 'problems.say-which-kind'), official: z.boolean().default(false),
  /** The meeting, the paper, the organisation: never a person's name. */
  origin: Title, words: Telling, reliability: z.enum(reliabilities, 'problems.say-how-reliable'), credibility: Credibility, learntOn: Day,
  /** Where it can be read again. */
  address: z.url({ protocol: /^https?$/, error: 'problems.write-an-address' }).max(1000, 'problems.too-long').optional(), /** The problem of the zone that it speaks of. */ problem: ProblemId.optional(),
})
type Asked = z.output<typeof Asked>

/** What was heard at a meeting, read in the paper or told by an organisation is kept with where it came from and how far it can be relied on (Talsi: official and unofficial information). */
export const noteInformation = command('problems.note-information', {
  input: Asked, answer: z.object({ information: InformationId }), find: knownZone, run: note,
  trace: ({ zone }, { directorate, commissariat }, { information }) => ({ directorate, subject: { information, zone, commissariat } }),
})

async function note(ctx: Ctx, { kind, official, origin, words, reliability, credibility, learntOn, address, problem }: Asked, { directorate, commissariat, zone }: KnownZone) {
  if (learntOn > ctx.now.toISOString().slice(0, 10)) throw new Refusal('invalid', 'problems.day-to-come', { learntOn: 'problems.day-to-come' })
  if (problem) await refuseOthers(ctx, { directorate, zone, problem })
  const information = v7() as z.output<typeof InformationId>
  await tables(ctx).insertInto('problems.information')
    .values({ directorate_id: directorate, id: information, commissariat_id: commissariat, zone_id: zone, kind, official, origin, words, reliability, credibility, learnt_on: learntOn, address: address ?? null, problem_id: problem ?? null }).execute()
  return { information }
}

async function refuseOthers(ctx: Ctx, { directorate, zone, problem }: { readonly directorate: string; readonly zone: string; readonly problem: string }): Promise<void> {
  if ((await problemRows(ctx, { directorate, zone, problem })).length === 0) throw new Refusal('not-found', 'problems.no-such-problem', { problem: 'problems.no-such-problem' })
}
