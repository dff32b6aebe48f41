import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { Refusal } from '#frame/refusal.ts'
import { findInvitation, unlessOpen, type FoundInvitation } from '../fielding/find-invitation.ts'
import { keepSealed } from '../fielding/sealed-draft.ts'
import { asked as askedQuestions } from '../rules/asking/asked.ts'
import { checkedAnswers } from '../rules/asking/checked-answers.ts'
import { nextBlock } from '../rules/asking/next-block.ts'
import { pinsHold } from '../fielding/places-offered.ts'
import { Code, Given, Half, Pin } from '../words.ts'

const Input = z.object({
  code: Code, half: Half, answers: Given,
  /** The block that was gone through, whose questions are then looked at as a whole; absent: keep what there is and ask for nothing. */
  block: z.string().optional(),
  /** Dangerous places, once they were asked for; none is an answer too. */
  pins: z.array(Pin).max(10).optional(),
  /** Questions that an interviewer does not read aloud: until they are handed over, as if they were not there. */
  aside: z.array(z.string()).max(500).optional(),
})
type Typed = z.output<typeof Input>
const Answer = z.object({ next: z.string().nullable() })

/**
 * Keeps what a resident has typed so far, under the code and the half of the browser, and says at which block to go on (none: the sheet can be handed in).
 * A question that only these answers have brought up is no mistake yet: the same block is next once more.
 */
export const keepDraft = command('survey.keep-draft', {
  rate: 'code',
  input: Input, answer: Answer, find: (ctx: Ctx, { code, half }: Typed) => findInvitation(ctx, code, { answering: true, half }), run: keep,
  trace: (_, { invitation }) => ({ directorate: invitation.directorate_id, subject: { wave: invitation.wave_id }, quiet: true }),
})

async function keep(ctx: Ctx, typed: Typed, found: FoundInvitation): Promise<z.output<typeof Answer>> {
  if (found.finished) throw new Refusal('conflict', 'survey.already-answered')
  unlessOpen(found.wave, ctx.now)
  const { draft } = found
  const aside = new Set(typed.aside)
  const instrument = { ...found.instrument, questions: found.instrument.questions.filter(({ id }) => !aside.has(id)) }
  const inBlock = new Set(instrument.questions.filter(({ block }) => block === typed.block).map(({ id }) => id))
  if (typed.block !== undefined && inBlock.size === 0) throw new Refusal('not-found', 'survey.no-such-block')
  const known = new Set(found.instrument.questions.map(({ id }) => id))
  const merged = Object.fromEntries([...Object.entries(draft.answers).filter(([id]) => !inBlock.has(id)), ...Object.entries(typed.answers).filter(([id]) => known.has(id))])
  const checked = checkedAnswers(instrument, merged)
  refuseFaults({ instrument, draft }, inBlock, checked)
  const done = typed.block === undefined ? draft.done : [...new Set([...draft.done, typed.block])]
  const pins = typed.pins ?? draft.pins
  if (typed.pins) await pinsHold(ctx, found.invitation, typed.pins)
  await keepSealed(ctx, found, { ...draft, answers: merged, done, ...(pins && { pins }) })
  return { next: nextBlock(instrument, checked.answers, done) }
}

function refuseFaults({ instrument, draft }: Pick<FoundInvitation, 'instrument' | 'draft'>, inBlock: ReadonlySet<string>, { faults, unanswered }: ReturnType<typeof checkedAnswers>): void {
  const before = new Set(askedQuestions(instrument, checkedAnswers(instrument, draft.answers).answers).map(({ id }) => id))
  const left = unanswered.filter((id) => inBlock.has(id) && before.has(id)).map((id) => [id, 'survey.choose-an-answer'] as const)
  const all = { ...Object.fromEntries(left), ...faults }
  if (Object.keys(all).length > 0) throw new Refusal('invalid', 'survey.answers-to-look-at', all)
}
