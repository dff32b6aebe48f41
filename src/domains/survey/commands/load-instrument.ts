import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { canonical } from '../rules/canonical.ts'
import { instrumentFaults } from '../rules/instrument/instrument-faults.ts'
import { lackingWords } from '../rules/instrument/lacking-words.ts'
import { tables } from '../tables.ts'
import { Instrument, InstrumentId, builtIn } from '../words.ts'

const Input = z.object({ directorate: DirectorateId.optional(), instrument: z.union([z.enum(Object.keys(builtIn) as (keyof typeof builtIn)[]), Instrument]) })
const Answer = z.object({
  id: InstrumentId, hash: z.string(), code: z.string(), version: z.string(),
  /** Languages in which some texts are missing; their readers see another language, labelled. */
  lacking: z.array(z.object({ language: z.string(), texts: z.number() })),
})

/** A questionnaire becomes one that can be asked: one of those that ship (by its code), or any other from a file. What has been asked is never edited: a change is a new version. */
export const loadInstrument = command('survey.load-instrument', {
  input: Input, answer: Answer, find: findPlace, run: load,
  trace: (_, { directorate }, { id }) => ({ directorate, subject: { instrument: id } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Input>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function load(ctx: Ctx, asked: z.output<typeof Input>, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const instrument = typeof asked.instrument === 'string' ? builtIn[asked.instrument] : asked.instrument
  const faults = instrumentFaults(instrument)
  if (Object.keys(faults).length > 0) throw new Refusal('invalid', 'survey.instrument-faulty', faults)
  const hash = createHash('sha256').update(canonical(instrument)).digest('hex')
  const { code, version } = instrument
  await tables(ctx).insertInto('survey.instruments').values({ directorate_id: directorate, id: v7(), code, version, hash, definition: JSON.stringify(instrument) })
    .onConflict((taken) => taken.columns(['directorate_id', 'code', 'version']).doNothing()).execute()
  const kept = await tables(ctx).selectFrom('survey.instruments').select(['id', 'hash']).where('directorate_id', '=', directorate).where('code', '=', code).where('version', '=', version).executeTakeFirstOrThrow()
  if (kept.hash !== hash) throw new Refusal('conflict', 'survey.instrument-version-taken', { version: 'survey.instrument-version-taken' })
  return { id: kept.id as InstrumentId, hash, code, version, lacking: [...lackingWords(instrument)] }
}
