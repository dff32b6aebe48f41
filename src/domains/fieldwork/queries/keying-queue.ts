import { z } from 'zod'
import { WaveId } from '#domains/survey/words.ts'
import { DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { knownWave, zonesAsked, type KnownWave } from '../steps/known-wave.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId })
const Answer = z.object({
  zones: z.array(z.object({ zone: ZoneId, slug: z.string(), names: Names, printed: z.number(), kept: z.number(), once: z.number(), differ: z.number() })),
  /** Sheets begun, by the last four symbols of their serials. */
  waiting: z.array(z.object({ ending: z.string(), zone: z.string(), state: z.enum(['keyed-once', 'differs']), mine: z.boolean() })),
})

/** Sheets on paper of a wave: how many of each zone were printed, are kept, wait for a second keying or for somebody to decide. */
export const keyingQueue = query('fieldwork.keying-queue', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: (ctx: Ctx, asked: z.output<typeof Asked>) => knownWave(ctx, asked), run: count })

async function count(ctx: Ctx, _: unknown, known: KnownWave): Promise<z.output<typeof Answer>> {
  const zones = await zonesAsked(ctx, known)
  const printed = await printedByZone(ctx, known)
  const waiting = await begun(ctx, known)
  return {
    zones: zones.map(({ id, slug, names }) => {
      const here = waiting.filter(({ zone }) => zone === id)
      const of = (wanted: (outcome: string) => boolean) => printed.filter(({ zone_id, outcome }) => zone_id === id && wanted(outcome)).reduce((sum, row) => sum + Number(row.count), 0)
      return {
        zone: id as ZoneId, slug, names, printed: of(() => true), kept: of((outcome) => outcome === 'answered'),
        once: here.filter(({ state }) => state === 'keyed-once').length, differ: here.filter(({ state }) => state === 'differs').length,
      }
    }),
    waiting: waiting.map((sheet) => ({ ...sheet, zone: zones.find(({ id }) => id === sheet.zone)?.slug ?? '' })),
  }
}

async function printedByZone(ctx: Ctx, { directorate, wave }: KnownWave) {
  return tables(ctx).selectFrom('survey.invitations').select(['zone_id', 'outcome', ({ fn }) => fn.countAll<string>().as('count')])
    .where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).where('mode', '=', 'paper').groupBy(['zone_id', 'outcome']).execute()
}

async function begun(ctx: Ctx, { directorate, wave }: KnownWave) {
  const rows = await tables(ctx).selectFrom('fieldwork.keyings').select(['serial_hash', 'ending', 'zone_id', 'person_id'])
    .where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).orderBy('ending').execute()
  const me = ctx.actor.kind === 'person' ? ctx.actor.id : null
  return [...Map.groupBy(rows, ({ serial_hash }) => serial_hash).values()].map((turns) => ({
    ending: turns[0]!.ending, zone: turns[0]!.zone_id, state: turns.length > 1 ? 'differs' as const : 'keyed-once' as const, mine: turns.some(({ person_id }) => person_id === me),
  }))
}
