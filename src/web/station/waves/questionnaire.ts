import { instruments } from '#domains/survey/index.ts'
import type { Instrument } from '#domains/survey/words.ts'
import { ask, type Arrival } from '#web/http/ctx.ts'

/** Every word of a questionnaire, for a screen that names its questions. */
export const questionnaire = async (arrival: Arrival, id: string): Promise<Instrument | null> => (await ask(arrival, instruments, { id, whole: true })).instruments[0]?.definition ?? null
