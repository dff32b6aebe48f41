import { z } from 'zod'
import { Instrument, WaveId } from '#domains/survey/words.ts'
import { DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { differences } from '../rules/differences.ts'
import { findSheet, keyedBy, type FoundSheet } from '../steps/find-sheet.ts'
import { KeyingState, Serial } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), serial: Serial })
const Read = z.union([z.number(), z.string(), z.array(z.number())]).nullable()
const Answer = z.object({
  wave: WaveId, names: Names, zone: Names, instrument: Instrument, state: KeyingState,
  /** Whether whoever asks has keyed this sheet in already. */
  mine: z.boolean(),
  /** What two keyings do not agree on; told only to somebody who did neither. */
  differences: z.array(z.object({ question: z.string(), number: z.number(), first: Read, second: Read })),
})

/** The sheet on paper that carries this serial: what it asks, and how far its keying is. Nothing that was keyed in is told before two have. */
export const sheetToKey = query('fieldwork.sheet-to-key', { rate: 'code', input: Asked, answer: Answer, reads: 'all', record: { operation: 'consult', quiet: true }, find: (ctx: Ctx, asked: z.output<typeof Asked>) => findSheet(ctx, asked), run: look })

function look(ctx: Ctx, _: unknown, sheet: FoundSheet): z.output<typeof Answer> {
  const { wave, instrument, state, turns: [first, second], zoneNames } = sheet
  const mine = keyedBy(sheet, ctx)
  const differ = first && second && !mine ? differences(instrument, first.answers, second.answers) : []
  return {
    wave: wave.id as WaveId, names: wave.name, zone: zoneNames, instrument, state, mine,
    differences: differ.map(({ question, number, first: one, second: other }) => ({ question: question.id, number, first: told(one), second: told(other) })),
  }
}

const told = (answer: FoundAnswer): z.output<typeof Read> => (typeof answer === 'object' && answer !== null ? [...answer] : answer)
type FoundAnswer = ReturnType<typeof differences>[number]['first']
