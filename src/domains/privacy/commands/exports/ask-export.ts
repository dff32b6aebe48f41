import { v7 } from 'uuid'
import { z } from 'zod'
import { exportDeeds, exporting, exportLimits, exportPurposes, exportRecipients, recipientsWithoutName, type ExportDeed } from '#access/exporting.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { knownRequest } from '../../steps/known-request.ts'
import { ownSelf } from '../../steps/own-self.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), deed: z.enum(exportDeeds as [ExportDeed, ...ExportDeed[]]), /** The round, or the request of somebody about their data. */ thing: z.uuid(),
  /** As many rows as there will be at most. */
  rows: z.coerce.number('privacy.how-many-rows').int('privacy.how-many-rows').min(1, 'privacy.how-many-rows').max(exportLimits.most, 'privacy.how-many-rows'),
  purpose: z.enum(exportPurposes, 'frame.say-what-for'), toWhom: z.enum(exportRecipients, 'frame.say-to-whom'), recipient: z.string().trim().max(200, 'frame.too-much').default(''),
})
type Found = { readonly deed: string; readonly directorate: string; readonly commissariat: string | null; readonly person: string; readonly called: Readonly<Record<string, string>> }

/** One person asks that rows of persons may leave the house: how many, what for and to whom. Nothing leaves before a second one agrees, within a week. */
export const askExport = command('privacy.ask-export', {
  input: Asked, answer: z.object({ request: z.uuid() }), record: 'collect', find: whatOf, run: asked,
  trace: ({ deed, thing, rows, purpose, toWhom }, { directorate, person }, { request }) => ({ directorate, subject: { request, deed, thing, rows, for: purpose }, recipients: [toWhom], whose: person === thing ? [] : [person] }),
})

/** A round has its own number in the place of whom it is about. */
async function whatOf(ctx: Ctx, { directorate: asked, deed, thing }: z.output<typeof Asked>): Promise<Found> {
  if (deed === 'privacy.export-for') {
    const { directorate, person } = await knownRequest(ctx, { directorate: asked, request: thing })
    return { deed, directorate, commissariat: null, person, called: {} }
  }
  const directorate = await tenant(ctx, asked)
  const wave = await tables(ctx).selectFrom('survey.waves').select(['commissariat_id', 'name']).where('directorate_id', '=', directorate).where('id', '=', thing).executeTakeFirst()
  if (!wave) throw new Refusal('not-found', 'survey.no-such-wave')
  return { deed, directorate, commissariat: wave.commissariat_id, person: thing, called: wave.name }
}

async function asked(ctx: Ctx, { deed, thing, rows, purpose, toWhom, recipient }: z.output<typeof Asked>, { directorate, commissariat, person, called }: Found) {
  const may: { readonly purposes: readonly string[]; readonly toWhom: readonly string[] } = exporting[deed]
  if (!may.purposes.includes(purpose)) throw new Refusal('invalid', 'frame.say-what-for', { purpose: 'frame.say-what-for' })
  if (!may.toWhom.includes(toWhom)) throw new Refusal('invalid', 'frame.say-to-whom', { toWhom: 'frame.say-to-whom' })
  if (recipient === '' && !recipientsWithoutName.includes(toWhom)) throw new Refusal('invalid', 'frame.name-who-gets-it', { recipient: 'frame.name-who-gets-it' })
  const request = v7()
  await tables(ctx).insertInto('frame.export_requests').values({
    directorate_id: directorate, id: request, deed, thing_id: thing, called: JSON.stringify(called), about_id: person, commissariat_id: commissariat, rows_most: rows, purpose, to_whom: toWhom, recipient,
    asked_by: ownSelf(ctx).person, asked_at: ctx.now, ends_at: new Date(ctx.now.getTime() + exportLimits.toAnswerDays * 86_400_000),
  }).execute()
  return { request }
}
