import { z } from 'zod'
import { exportLimits, exportRefusals } from '#access/exporting.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownExport, type KnownExport } from '../../steps/known-export.ts'
import { ownSelf } from '../../steps/own-self.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: z.uuid(), answer: z.enum(['agreed', 'refused']), /** Said where it is refused. */ reason: z.enum(exportRefusals, 'privacy.say-why').optional() })

/** A second person agrees that rows leave the house, once and within a day from now, or refuses with a reason. They see how many, what for and to whom, and none of the rows. */
export const answerExport = command('privacy.answer-export', {
  input: Asked, answer: z.object({ until: z.iso.datetime().nullable() }), proof: 'fresh', record: 'alter', find: knownExport, run: answered,
  trace: ({ request, answer, reason }, { directorate, person, row }) => ({ directorate, subject: { request, answer, ...(reason && answer === 'refused' && { reason }), for: row.purpose }, recipients: [row.to_whom], whose: person === row.thing_id ? [] : [person] }),
})

async function answered(ctx: Ctx, { request, answer, reason }: z.output<typeof Asked>, { directorate, row }: KnownExport) {
  if (answer === 'refused' && reason === undefined) throw new Refusal('invalid', 'privacy.say-why', { [`reason-${request}`]: 'privacy.say-why' })
  if (row.ends_at <= ctx.now) throw new Refusal('too-late', 'privacy.export-waits-no-more')
  const until = new Date(ctx.now.getTime() + exportLimits.goodHours * 3_600_000)
  const kept = await tables(ctx).insertInto('frame.export_answers').values({
    directorate_id: directorate, request_id: request, asked_by: row.asked_by, about_id: row.about_id, commissariat_id: row.commissariat_id, ends_at: row.ends_at,
    answer, reason: answer === 'refused' ? reason! : null, answered_by: ownSelf(ctx).person, answered_at: ctx.now, good_until: until,
  }).onConflict((same) => same.columns(['directorate_id', 'request_id']).doNothing()).executeTakeFirst()
  if (kept.numInsertedOrUpdatedRows === 0n) throw new Refusal('too-late', 'privacy.export-waits-no-more')
  return { until: answer === 'agreed' ? until.toISOString() : null }
}
