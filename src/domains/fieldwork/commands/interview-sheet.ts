import { sql } from 'kysely'
import { z } from 'zod'
import { answerSheet, invite, sheetToFill } from '#domains/survey/index.ts'
import { checkedAnswers, Code, Given, Half, WaveId, type Instrument } from '#domains/survey/words.ts'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { Refusal } from '#frame/refusal.ts'
import { handedOver, setAside } from '../rules/set-aside.ts'
import { knownWave, type KnownWave } from '../steps/known-wave.ts'

const Input = z.object({
  directorate: DirectorateId.optional(), wave: WaveId,
  /** Where the door is, of an interview without a code. */
  zone: ZoneId.optional(),
  /** Of the resident's letter, or of this interview when it was begun before; without one a fresh one is made and used up. */
  code: Code.optional(), half: Half.optional(),
  answers: Given.default({}), language: z.string().regex(/^[a-z]{2,3}$/),
  /** Who asked together with the person signed in, such as a member of the volunteer team. */
  secondInterviewer: z.string().trim().max(120).optional(),
  /** Whether somebody else heard the answers. */
  othersPresent: z.boolean().default(false),
})
type Told = z.output<typeof Input>
const Answer = z.object({ kept: z.boolean() })

/**
 * A sheet filled in at the door. What is not read aloud and was not handed over counts as not asked. Who asked, together with whom, and
 * whether others listened is added up for the wave, and stands on no sheet.
 */
export const interviewSheet = command('fieldwork.interview-sheet', {
  rate: 'code',
  input: Input, answer: Answer, find: (ctx: Ctx, told: Told) => knownWave(ctx, told), run: interview,
  trace: ({ wave }, { directorate }) => ({ directorate, subject: { wave }, quiet: true }),
})

async function interview(ctx: Ctx, told: Told, known: KnownWave): Promise<z.output<typeof Answer>> {
  const { wave, zone, answers, language } = told
  if (!told.code && !zone) throw new Refusal('invalid', 'survey.no-such-zone', { zone: 'survey.no-such-zone' })
  const code = told.code ?? (await invite(ctx, { ...(ctx.actor.kind === 'operator' && { directorate: known.directorate }), wave, zone, count: 1, mode: 'interview' })).codes[0]!
  const { half } = told, sheet = await sheetToFill(ctx, { code, half })
  if (sheet.wave !== wave) throw new Refusal('conflict', 'fieldwork.code-of-another-wave', { code: 'fieldwork.code-of-another-wave' })
  const leftOpen = notHandedOver(ctx, known.instrument, { ...sheet.answers, ...answers })
  const { kept } = await answerSheet(ctx, { code, half, answers, language, mode: 'interview', leftOpen })
  if (kept) await addUp(ctx, told, known)
  return { kept }
}

function notHandedOver(ctx: Ctx, instrument: Instrument, given: Given): string[] {
  const { answers } = checkedAnswers(instrument, given)
  return handedOver(instrument, setAside(instrument, ctx.actor), answers).filter(({ id }) => answers[id] === undefined).map(({ id }) => id)
}

async function addUp(ctx: Ctx, { secondInterviewer, othersPresent }: Told, { directorate, commissariat, wave }: KnownWave): Promise<void> {
  const interviewer = ctx.actor.kind === 'person' ? ctx.actor.id : 'console'
  await sql`
    insert into fieldwork.interview_totals as total (directorate_id, wave_id, interviewer, second, commissariat_id, interviews, others_present)
    values (${directorate}, ${wave.id}, ${interviewer}, ${secondInterviewer ?? ''}, ${commissariat}, 1, ${othersPresent ? 1 : 0})
    on conflict (directorate_id, wave_id, interviewer, second) do update set interviews = total.interviews + 1, others_present = total.others_present + excluded.others_present`.execute(ctx.db)
}
