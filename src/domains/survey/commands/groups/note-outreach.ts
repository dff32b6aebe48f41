import { v7 } from 'uuid'
import { z } from 'zod'
import { Day, DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownWave, zonesOfWave, type KnownWave } from '../../reckoning/known-wave.ts'
import { tables } from '../../tables.ts'
import { WaveId } from '../../words.ts'

const Input = z.object({
  directorate: DirectorateId.optional(), wave: WaveId,
  /** Whom it is about: a zone, or the people who gave one answer to a question about themselves. */
  zone: ZoneId.optional(), group: z.object({ question: z.string(), code: z.number().int() }).optional(),
  words: z.string().trim().min(1, 'survey.say-what-is-done').max(500), who: z.string().trim().min(1, 'survey.say-who').max(120), due: Day,
}).refine(({ zone, group }) => (zone === undefined) !== (group === undefined), { path: ['zone'], message: 'survey.zone-or-group' })
const Answer = z.object({ outreach: z.uuid() })

/** What will be done so that a zone or a group that stayed silent is heard next time, by whom and until when. */
export const noteOutreach = command('survey.note-outreach', {
  input: Input, answer: Answer, find: knownWave, run: note,
  trace: ({ wave }, { directorate }, { outreach }) => ({ directorate, subject: { wave, outreach } }),
})

async function note(ctx: Ctx, { zone, group, words, who, due }: z.output<typeof Input>, known: KnownWave): Promise<z.output<typeof Answer>> {
  const { directorate, commissariat, wave, instrument } = known
  if (zone && !(await zonesOfWave(ctx, known)).some(({ id }) => id === zone)) throw new Refusal('not-found', 'survey.no-such-zone', { zone: 'survey.no-such-zone' })
  if (group && !instrument.questions.some(({ id, choices }) => id === group.question && choices?.some(({ code }) => code === group.code))) throw new Refusal('not-found', 'survey.no-such-question', { zone: 'survey.no-such-question' })
  const outreach = v7()
  await tables(ctx).insertInto('survey.outreach').values({
    directorate_id: directorate, id: outreach, commissariat_id: commissariat, wave_id: wave.id, zone_id: zone ?? null, question: group?.question ?? null, code: group?.code ?? null, words, who, due_on: due, done_on: null,
  }).execute()
  return { outreach }
}
