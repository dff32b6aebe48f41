import { v7 } from 'uuid'
import { z } from 'zod'
import { WaveId } from '#domains/survey/words.ts'
import { knownZone, type KnownZone } from '#domains/territory/index.ts'
import { Day, DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { concernsOf } from '../rules/concerns-of.ts'
import { publishedWave } from '../steps/published-wave.ts'
import { tables } from '../tables.ts'
import { ConversationId, Telling, Title, conversationKinds, conversationSources, otherConcern } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), zone: ZoneId, /** The published wave it speaks to; the zone's latest when none is said. */ wave: WaveId.optional(),
  kind: z.enum(conversationKinds, 'problems.say-which-kind'), source: z.enum(conversationSources, 'problems.say-which-source'), heldOn: Day,
  people: z.number('problems.say-how-many').int('problems.say-how-many').min(1, 'problems.say-how-many').max(30, 'problems.say-how-many'),
  /** Who they were as a group ('parents of pupils'), never by name. */
  who: Title, /** What they were asked. */ guide: Telling,
  /** What was said, each saying under a concern of the questionnaire or 'other'. */
  said: z.array(z.object({ concern: z.string('problems.no-such-concern'), words: Telling })).min(1, 'problems.say-what-was-said').max(40),
}).refine(({ kind, people }) => kind === 'interview' || people >= 4, { path: ['people'], message: 'problems.a-group-is-four' })
type Asked = z.output<typeof Asked>

/** A focus group or an interview is kept with who took part as a group, what they were asked, and what they said by concern (focus group interviews on police performance). */
export const noteConversation = command('problems.note-conversation', {
  input: Asked, answer: z.object({ conversation: ConversationId }), find: knownZone, run: note,
  trace: ({ zone }, { directorate, commissariat }, { conversation }) => ({ directorate, subject: { conversation, zone, commissariat } }),
})

async function note(ctx: Ctx, { wave, kind, source, heldOn, people, who, guide, said }: Asked, zone: KnownZone) {
  const today = ctx.now.toISOString().slice(0, 10)
  if (heldOn > today) throw new Refusal('invalid', 'problems.day-to-come', { heldOn: 'problems.day-to-come' })
  const about = await publishedWave(ctx, zone, wave)
  const concerns = new Set([...concernsOf(about.instrument).map(({ id }) => id), otherConcern])
  const unknown = said.findIndex(({ concern }) => !concerns.has(concern))
  if (unknown >= 0) throw new Refusal('invalid', 'problems.no-such-concern', { [`said.${unknown}.concern`]: 'problems.no-such-concern' })
  const conversation = v7() as z.output<typeof ConversationId>
  const under = { directorate_id: zone.directorate, commissariat_id: zone.commissariat }
  await tables(ctx).insertInto('problems.conversations').values({ ...under, id: conversation, zone_id: zone.zone, wave_id: about.wave.wave, kind, source, held_on: heldOn, people, who, guide, noted_on: today }).execute()
  await tables(ctx).insertInto('problems.sayings').values(said.map(({ concern, words }, place) => ({ ...under, conversation_id: conversation, place, concern, words }))).execute()
  return { conversation }
}
