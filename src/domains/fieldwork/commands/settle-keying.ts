import { z } from 'zod'
import type { Given } from '#domains/survey/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { Refusal } from '#frame/refusal.ts'
import { answersOf } from '../rules/answers-of.ts'
import { differences } from '../rules/differences.ts'
import { findSheet, keyedBy, type FoundSheet } from '../steps/find-sheet.ts'
import { heldSheet } from '../steps/held-sheet.ts'
import { keepAgreed } from '../steps/keep-agreed.ts'
import { Right, Serial } from '../words.ts'

const Input = z.object({
  directorate: DirectorateId.optional(), serial: Serial,
  /** For each question on which the two keyings differ: which of them is right, or neither. */
  right: z.record(z.string(), Right),
})
type Decided = z.output<typeof Input>
const Answer = z.object({ kept: z.boolean() })

/** A third person looks at a sheet that two have keyed in differently, says question by question which is right, and it is kept. */
export const settleKeying = command('fieldwork.settle-keying', {
  rate: 'code',
  input: Input, answer: Answer, find: (ctx: Ctx, decided: Decided) => findSheet(ctx, decided), run: settle,
  trace: (_, { directorate, wave }) => ({ directorate, subject: { wave: wave.id }, quiet: true }),
})

async function settle(ctx: Ctx, { right }: Decided, found: FoundSheet): Promise<z.output<typeof Answer>> {
  const sheet = await heldSheet(ctx, found)
  const { instrument, turns: [first, second], state } = sheet
  if (state === 'kept') throw new Refusal('conflict', 'survey.already-answered')
  if (state !== 'differs' || !first || !second) throw new Refusal('conflict', 'fieldwork.nothing-to-settle')
  if (keyedBy(sheet, ctx)) throw new Refusal('conflict', 'fieldwork.third-person-looks')
  const differ = differences(instrument, first.answers, second.answers)
  const open = differ.filter(({ question }) => right[question.id] === undefined)
  if (open.length > 0) throw new Refusal('invalid', 'survey.answers-to-look-at', Object.fromEntries(open.map(({ question }) => [question.id, 'fieldwork.say-which-is-right'])))
  const agreed: Record<string, unknown> = { ...answersOf(instrument, first.answers), ...first.words }
  for (const { question: { id }, ...read } of differ) {
    const answer = right[id] === 'neither' ? null : read[right[id] as 'first' | 'second']
    if (answer === null) delete agreed[id]
    else agreed[id] = answer
  }
  return { kept: await keepAgreed(ctx, sheet, agreed as Given, first.language) }
}
