import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { onGround } from '../beside/on-ground.ts'
import type { ToldZone } from '../beside/jobs.ts'
import { foundCommissariats, foundDirectorate } from '../steps/found-place.ts'
import { keepBoundaries } from '../steps/keep-boundaries.ts'
import { keepVillages } from '../steps/keep-villages.ts'
import { keepZones } from '../steps/keep-zones.ts'
import { overlapsWithKept } from '../steps/overlaps-with-kept.ts'
import { publishZones } from '../steps/publish-zones.ts'
import { tables } from '../tables.ts'
import { CommissariatId, Day, DirectorateId, Fault, Names, PlaceCode, ReadOptions, ZoneId } from '../words.ts'

const Asked = z.object({
  /** Which one, or what it is when it is to be founded. Whoever moves an installation brings the old id. */
  directorate: z.union([DirectorateId, z.object({ id: DirectorateId.optional(), code: PlaceCode, country: z.string().regex(/^[A-Z]{2}$/, 'territory.which-country').optional(), names: Names.optional() })]).optional(),
  commissariat: z.object({ id: CommissariatId.optional(), code: PlaceCode, names: Names.optional() }).optional(),
  /** A GeoJSON collection, or its text: a large file is read beside the thread that answers pages. */
  geojson: z.unknown(),
  from: Day.optional(),
  populations: z.record(z.string(), z.number().int().nonnegative()).optional(),
  options: ReadOptions.optional(),
  /** Whoever imports vouches for what is told: wide gaps are lakes or enclaves. */
  acceptFaults: z.boolean().optional(),
})
const Answer = z.object({
  directorate: DirectorateId, commissariats: z.array(z.object({ id: CommissariatId, code: z.string() })),
  zones: z.array(z.object({ id: ZoneId, code: z.string(), slug: z.string() })), villages: z.array(z.object({ id: z.uuid(), code: z.string() })), kept: z.number(), unchanged: z.number(), faults: z.array(Fault),
})
type Import = z.output<typeof Asked>

/**
 * The zones of a commissariat come from a file: founded when new, changed where the file says otherwise, each with its boundary from a day on (A1).
 * A file may hold the villages of its zones, or of zones kept before, too. A grave fault keeps the whole file out. A zone that a file no longer has stays: nothing here is ever deleted.
 */
export const importZones = command('territory.import-zones', {
  input: Asked, answer: Answer, find: findDirectorate, run: keep,
  trace: (_, __, { directorate, kept, faults }) => ({ directorate, subject: { directorate, kept, faults: faults.length } }),
})

async function findDirectorate(ctx: Ctx, { directorate }: Import): Promise<{ directorate: string | null }> {
  const asked = typeof directorate === 'object' ? directorate : null
  const known = await tables(ctx).selectFrom('territory.directorates').select('id')
    .where(asked ? 'code' : 'id', '=', asked ? asked.code : await tenant(ctx, directorate as string | undefined)).executeTakeFirst()
  if (!known && !asked) throw new Refusal('not-found', 'territory.no-such-directorate', { directorate: 'territory.no-such-directorate' })
  return { directorate: known ? await tenant(ctx, known.id) : null }
}

async function keep(ctx: Ctx, asked: Import, { directorate: known }: { directorate: string | null }): Promise<z.output<typeof Answer>> {
  const today = ctx.now.toISOString().slice(0, 10)
  const from = asked.from ?? today
  if (from > today) throw new Refusal('invalid', 'territory.not-yet', { from: 'territory.not-yet' })
  const before = known === null ? [] : await tables(ctx).selectFrom('territory.zones').select('code').where('directorate_id', '=', known).execute()
  const { zones, villages, faults } = await onGround('check', { geojson: asked.geojson, options: { ...asked.options, kept: new Set(before.map(({ code }) => code)), gapsAreMeant: asked.acceptFaults === true } })
  refuseGrave(faults)
  // Imports wait for each other: an address is free for one of them only.
  await tables(ctx).selectFrom('pub.edition').select('number').forUpdate().execute()
  const directorate = await foundDirectorate(ctx, known, typeof asked.directorate === 'object' ? asked.directorate : null)
  const drawn = zones.filter(({ level }) => level === null || !above.has(level))
  if (drawn.length > 0) faults.push(...(await overlapsWithKept(ctx, directorate.id, drawn)))
  refuseGrave(faults)
  const told = zones.filter(({ level }) => level === 'commissariat').map(({ code, names }) => ({ code, names }))
  const commissariats = await foundCommissariats(ctx, directorate.id, [...told, ...(asked.commissariat ? [asked.commissariat] : [])])
  const kept = await keepZones(ctx, directorate, commissariats, drawn.map((zone) => placed(zone, asked, commissariats)))
  const moved = await keepBoundaries(ctx, directorate.id, from, kept.map(({ id }, place) => ({ zone: id, outline: drawn[place]!.outline })))
  const settled = await keepVillages(ctx, directorate.id, from, villages)
  await publishZones(ctx, directorate.id)
  const changed = kept.filter((zone) => zone.changed || moved.has(zone.id)).length
  return {
    directorate: directorate.id as DirectorateId, commissariats: [...commissariats].map(([code, id]) => ({ id: id as CommissariatId, code })),
    zones: kept.map(({ id, code, slug }) => ({ id, code, slug })), villages: settled, kept: changed, unchanged: kept.length - changed, faults,
  }
}

/** Levels that a file may draw beside its zones; what else a file calls its outlines (raion, borough) is a zone here. */
const above: ReadonlySet<string> = new Set(['country', 'directorate', 'commissariat'])

/** A zone lies in the commissariat the file names as its parent, else in the one the import is for. */
function placed({ code, names, population, parent }: ToldZone, { populations, commissariat }: Import, commissariats: ReadonlyMap<string, string>) {
  return { code, names, population: populations?.[code] ?? population, commissariat: parent !== null && commissariats.has(parent) ? parent : (commissariat?.code ?? null) }
}

function refuseGrave(faults: readonly Fault[]): void {
  const grave = faults.filter((fault) => fault.grave)
  const [first] = grave
  if (!first) return
  const fields = Object.fromEntries(grave.toReversed().map(({ zone, kind }) => [zone ?? 'geojson', `territory.fault-${kind}`]))
  throw new Refusal('invalid', 'territory.grave-faults', fields, { faults: grave.length, zone: first.zone ?? '', other: first.other ?? '', squareMetres: Math.round(first.squareMetres ?? 0) })
}
