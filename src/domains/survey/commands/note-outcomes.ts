import { sql } from 'kysely'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { Refusal } from '#frame/refusal.ts'
import { codeHashes } from '../fielding/code-hash.ts'
import { lettersCounted } from '../fielding/letters-counted.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { Code, WaveId, outcomes } from '../words.ts'

const Input = z.object({ directorate: DirectorateId.optional(), wave: WaveId, outcomes: z.array(z.object({ code: Code, outcome: z.enum(outcomes) })).min(1).max(10_000) })
const Answer = z.object({
  noted: z.number(),
  /** Codes that this wave does not know, or that have been answered in the meantime: nothing was noted for them. */
  passedOver: z.number(),
})

/** An interviewer, or who owns the survey, notes what became of letters that brought no answer. Whoever answers afterwards has answered. */
export const noteOutcomes = command('survey.note-outcomes', {
  input: Input, answer: Answer, find: knownWave, run: note,
  trace: ({ wave }, { directorate }, { noted }) => ({ directorate, subject: { wave, noted } }),
})

async function note(ctx: Ctx, asked: z.output<typeof Input>, { directorate, wave }: KnownWave): Promise<z.output<typeof Answer>> {
  if (wave.state === 'published') throw new Refusal('too-late', 'survey.wave-published')
  const told = new Map(asked.outcomes.map(({ code, outcome }) => [code, outcome]))
  const last = new Map([...told].flatMap(([code, outcome]) => codeHashes(code).map((hash) => [hash, outcome] as const)))
  const noted = await sql`
    update survey.invitations as invitation set outcome = told.outcome
    from unnest(${[...last.keys()]}::text[], ${[...last.values()]}::text[]) as told (hash, outcome)
    where invitation.directorate_id = ${directorate} and invitation.wave_id = ${wave.id} and invitation.code_hash = told.hash and invitation.outcome <> 'answered'
      and (frame.custody(invitation.directorate_id, invitation.commissariat_id) or frame.holds('interviewer', invitation.directorate_id, invitation.commissariat_id))`.execute(ctx.db)
  const count = Number(noted.numAffectedRows ?? 0)
  if (count > 0 && wave.state === 'closed') await lettersCounted(ctx, directorate, wave.id)
  return { noted: count, passedOver: told.size - count }
}
