import { z } from 'zod'
import { query } from '#frame/query.ts'
import { checkZones as checked } from '../rules/check-zones.ts'
import { Fault, MultiPolygon, Names, ReadOptions } from '../words.ts'

const Asked = z.object({ geojson: z.unknown(), options: ReadOptions.extend({ gapsAreMeant: z.boolean().exactOptional() }).optional() })
const Read = z.object({
  code: z.string(), names: Names, population: z.number().nullable(), level: z.string().nullable(), parent: z.string().nullable(), boundary: MultiPolygon.readonly().nullable(),
})
const Answer = z.object({ zones: z.array(Read), faults: z.array(Fault), mayBeKept: z.boolean() })

/** What a file of zones holds and what is wrong with it, zone by zone, before anything is kept. */
export const checkZones = query('territory.check-zones', { input: Asked, answer: Answer, reads: 'public', find: () => null, run: (_, asked) => check(asked) })

function check({ geojson, options }: z.output<typeof Asked>): z.output<typeof Answer> {
  const { zones, faults } = checked(geojson, options)
  return { zones: zones as z.output<typeof Read>[], faults, mayBeKept: !faults.some(({ grave }) => grave) }
}
