import { z } from 'zod'
import { CommissariatId, Day, DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { reached } from '#frame/lock/reached.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'
import { WaveId } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), /** Of one wave; else all that are not done, of every wave within reach. */ wave: WaveId.optional() })
const Answer = z.object({
  notes: z.array(z.object({
    outreach: z.uuid(), commissariat: CommissariatId, wave: WaveId, waveNames: Names, /** The zone, or the group in the words of the question and the answer. */ about: Names, label: Names.nullable(),
    words: z.string(), who: z.string(), due: Day, doneOn: Day.nullable(), late: z.boolean(),
  })),
})

/** What is being done for zones and groups that did not take part: the earliest due first. */
export const outreach = query('survey.outreach', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: list })

async function list(ctx: Ctx, { wave }: z.output<typeof Asked>, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const all = tables(ctx).selectFrom('survey.outreach as note')
    .innerJoin('survey.waves as wave', (join) => join.onRef('wave.directorate_id', '=', 'note.directorate_id').onRef('wave.id', '=', 'note.wave_id'))
    .innerJoin('survey.instruments as instrument', (join) => join.onRef('instrument.directorate_id', '=', 'wave.directorate_id').onRef('instrument.id', '=', 'wave.instrument_id'))
    .leftJoin('territory.zones as zone', (join) => join.onRef('zone.directorate_id', '=', 'note.directorate_id').onRef('zone.id', '=', 'note.zone_id'))
    .where('note.directorate_id', '=', directorate).where(reached(ctx, 'note')).selectAll('note').select(['wave.name', 'instrument.definition', 'zone.names as zone']).orderBy('note.due_on').orderBy('note.id')
  const rows = await (wave ? all.where('note.wave_id', '=', wave) : all.where('note.done_on', 'is', null)).execute()
  const today = ctx.now.toISOString().slice(0, 10)
  return {
    notes: rows.map(({ id, commissariat_id, wave_id, name, zone, question, code, definition, words, who, due_on, done_on }) => {
      const asked = definition.questions.find((one) => one.id === question)
      return {
        outreach: id, commissariat: commissariat_id as CommissariatId, wave: wave_id as WaveId, waveNames: name, about: zone ?? asked?.choices?.find((choice) => choice.code === code)?.words ?? {}, label: asked ? (asked.label ?? asked.words) : null,
        words, who, due: due_on, doneOn: done_on, late: done_on === null && due_on < today,
      }
    }),
  }
}
