import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { checkZones as checked } from '../rules/check-zones.ts'
import { tables } from '../tables.ts'
import { Fault, MultiPolygon, Names, ReadOptions } from '../words.ts'

const Asked = z.object({ geojson: z.unknown(), options: ReadOptions.extend({ gapsAreMeant: z.boolean().exactOptional() }).optional() })
const Read = z.object({
  code: z.string(), names: Names, population: z.number().nullable(), level: z.string().nullable(), parent: z.string().nullable(), boundary: MultiPolygon.readonly().nullable(),
})
const Answer = z.object({ zones: z.array(Read), /** With the code of the zone that each belongs to. */ villages: z.array(z.object({ code: z.string(), names: Names, zone: z.string() })), faults: z.array(Fault), mayBeKept: z.boolean() })

/** What a file of zones holds and what is wrong with it, zone by zone, before anything is kept. */
export const checkZones = query('territory.check-zones', { input: Asked, answer: Answer, reads: 'public', find: () => null, run: check })

async function check({ actor, ...ctx }: Ctx, { geojson, options }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const there = actor.kind === 'person' ? await tables(ctx).selectFrom('pub.zones').select('code').where('directorate_id', '=', actor.directorate).execute() : []
  const { zones, villages, faults } = checked(geojson, { ...options, kept: new Set(there.map(({ code }) => code)) })
  return { zones: zones.map(({ code, names, population, level, parent, boundary }) => ({ code, names, population, level, parent, boundary })) as z.output<typeof Read>[], villages: villages.map(({ code, names, zone }) => ({ code, names, zone })), faults, mayBeKept: !faults.some(({ grave }) => grave) }
}
