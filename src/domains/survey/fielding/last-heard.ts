import type { Ctx } from '#frame/ctx.ts'
import { inCustody } from '#frame/within.ts'
import { countedSheets } from '../tokens/counted-sheets.ts'

/** A wave in which a zone was asked. */
type Asked = { readonly wave: string; readonly zone_id: string; readonly state: string; readonly closedOn: string | null }

/**
 * How many answered of each zone in its open wave and in the last one that was closed with answers from it; `finished` is that one. Older waves
 * are counted only for zones that the later ones did not hear: to count all sheets of many years would take seconds.
 */
export async function lastHeard<W extends Asked>(ctx: Ctx, directorate: string, asked: ReadonlyMap<string, readonly W[]>) {
  const closed = new Map([...asked].map(([zone, waves]) => [zone, waves.filter(({ closedOn }) => closedOn !== null).toSorted((one, other) => (one.closedOn! < other.closedOn! ? 1 : -1))]))
  const counts = new Map<string, number>(), counted = new Set<string>()
  const answers = ({ wave, zone_id }: Asked): number => counts.get(`${wave} ${zone_id}`) ?? 0
  const finished = (zone: string): W | undefined => closed.get(zone)?.find((wave) => answers(wave) > 0)
  const next = (zone: string) => (finished(zone) ? [] : (closed.get(zone) ?? []).filter(({ wave }) => !counted.has(wave)).slice(0, 1))
  let wanted = [...asked].flatMap(([zone, waves]) => [...waves.filter(({ state }) => state === 'open'), ...next(zone)])
  await inCustody(ctx)
  while (wanted.length > 0) {
    const waves = [...new Set(wanted.map(({ wave }) => wave))]
    for (const { wave_id, zone_id, count } of await counting(ctx, directorate, waves)) counts.set(`${wave_id} ${zone_id}`, Number(count))
    for (const wave of waves) counted.add(wave)
    wanted = [...asked.keys()].flatMap(next)
  }
  return { answers, finished }
}

const counting = (ctx: Ctx, directorate: string, waves: readonly string[]) =>
  countedSheets(ctx, directorate, waves).select(['wave_id', 'zone_id', ({ fn }) => fn.sum<string>('sheets').as('count')]).groupBy(['wave_id', 'zone_id']).execute()
