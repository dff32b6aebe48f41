import { z } from 'zod'
import { DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { Instrument, InstrumentId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), id: InstrumentId.optional(), /** With every word of it. */ whole: z.boolean().default(false) })
const Answer = z.object({
  instruments: z.array(z.object({
    id: InstrumentId, code: z.string(), version: z.string(), hash: z.string(), names: Names, languages: z.array(z.string()), questions: z.number(), definition: Instrument.nullable(),
  })),
})

/** The questionnaires that can be asked in this directorate, or the one of this id. */
export const instruments = query('survey.instruments', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: findPlace, run: list })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function list(ctx: Ctx, asked: z.output<typeof Asked>, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const all = tables(ctx).selectFrom('survey.instruments').selectAll().where('directorate_id', '=', directorate).orderBy('code').orderBy('id')
  const rows = await (asked.id ? all.where('id', '=', asked.id) : all).execute()
  return {
    instruments: rows.map(({ id, code, version, hash, definition }) => ({
      id: id as InstrumentId, code, version, hash, names: definition.names, languages: [...definition.languages], questions: definition.questions.length,
      definition: asked.whole ? (definition as Instrument) : null,
    })),
  }
}
