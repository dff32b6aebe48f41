import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { inTurns } from '#platform/background/in-turns.ts'
import { onGround } from '../beside/on-ground.ts'
import { tables } from '../tables.ts'
import { Fault, MultiPolygon, Names, ReadOptions } from '../words.ts'

const Asked = z.object({ /** A GeoJSON collection, or its text: a large file is read beside the thread that answers pages. */ geojson: z.unknown(), /** Told without their corners. */ brief: z.boolean().default(false), options: ReadOptions.extend({ gapsAreMeant: z.boolean().exactOptional() }).optional() })
const Read = z.object({
  code: z.string(), names: Names, population: z.number().nullable(), level: z.string().nullable(), parent: z.string().nullable(), drawn: z.boolean(), boundary: MultiPolygon.readonly().nullable(),
})
const Answer = z.object({ zones: z.array(Read), /** With the code of the zone that each belongs to. */ villages: z.array(z.object({ code: z.string(), names: Names, zone: z.string() })), faults: z.array(Fault), mayBeKept: z.boolean() })

/** What a file of zones holds and what is wrong with it, zone by zone, before anything is kept. */
export const checkZones = query('territory.check-zones', { input: Asked, answer: Answer, reads: 'public', find: () => null, run: check })

async function check({ actor, ...ctx }: Ctx, { geojson, brief, options }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const there = actor.kind === 'person' ? await tables(ctx).selectFrom('pub.zones').select('code').where('directorate_id', '=', actor.directorate).execute() : []
  const { zones, villages, faults } = await onGround('check', { geojson, options: { ...options, kept: new Set(there.map(({ code }) => code)) } })
  const told = await inTurns(zones, ({ code, names, population, level, parent, outline }) => ({ code, names, population, level, parent, drawn: outline !== null, boundary: outline && !brief ? JSON.parse(outline.geometry) : null }) as z.output<typeof Read>)
  return { zones: told, villages: villages.map(({ code, names, zone }) => ({ code, names, zone })), faults, mayBeKept: !faults.some(({ grave }) => grave) }
}
