import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { fileGoesOn } from '../rules/file-goes-on.ts'
import { lastDayOf, lastWholeMonth } from '../rules/months.ts'
import { tables } from '../tables.ts'
import type { Category } from '../words.ts'
import { counted } from './counted.ts'
import type { KnownPlace } from './known-place.ts'

/** Counts by month, and the months that files cover: those in which the commissariat has an incident, except the last where files stop before its end. */
export async function monthsCounted(ctx: Ctx, { directorate, commissariat, zone }: KnownPlace, first: string, to: string, category: Category | undefined) {
  const areas = await areasOf(ctx, directorate, commissariat)
  const rows = await tables(ctx).selectFrom('incidents.monthly_counts')
    .select(['extent', 'month', sql<string>`coalesce(sum(count) filter (where ${category ?? null}::text is null or category = ${category ?? null}), 0)`.as('count')])
    .where('directorate_id', '=', directorate).where('month', '>=', `${first}-01`).where('month', '<=', `${to.slice(0, 7)}-01`)
    .where((is) => is.or([is.and([is('area_id', 'in', areas), is('extent', 'in', ['placed', 'unplaced'])]), ...(zone === null ? [] : [is.and([is('area_id', '=', zone), is('extent', '=', 'zone')])])]))
    .groupBy(['extent', 'month']).execute()
  const covered = new Set(rows.filter(({ extent }) => extent !== 'zone').map(({ month }) => month.slice(0, 7)))
  const months = { covered: await withoutCutOff(ctx, { directorate, areas }, covered, to), ...countsByExtent(rows) }
  return lastWholeMonth(to) === to.slice(0, 7) ? months : { ...months, ...(await runningMonth(ctx, { directorate, areas, zone }, to, category, months)) }
}

async function withoutCutOff(ctx: Ctx, { directorate, areas }: { directorate: string; areas: string[] }, covered: ReadonlySet<string>, to: string): Promise<ReadonlySet<string>> {
  const last = [...covered].toSorted().at(-1)
  if (last === undefined) return covered
  const later = await tables(ctx).selectFrom('incidents.monthly_counts').select('month').where('directorate_id', '=', directorate).where('area_id', 'in', areas).where('month', '>', `${last}-01`).limit(1).executeTakeFirst()
  if (later) return covered
  const { lastOn, incidents, byMonth } = await tables(ctx).selectFrom('incidents.incidents')
    .select([sql<string>`max(happened_on)`.as('lastOn'), sql<number>`count(*)::integer`.as('incidents'), sql<boolean>`bool_or(precise_to = 'month')`.as('byMonth')])
    .where('directorate_id', '=', directorate).where('commissariat_id', 'in', areas).where('happened_on', '>=', `${last}-01`).executeTakeFirstOrThrow()
  return incidents === 0 || fileGoesOn({ incidents, lastOn, byMonth }, [lastDayOf(last), to].toSorted()[0]!) ? covered : new Set([...covered].filter((month) => month !== last))
}

type Counts = Record<'placed' | 'unplaced' | 'ofZone', Map<string, number>>
function countsByExtent(rows: readonly { readonly extent: string; readonly month: string; readonly count: string }[]): Counts {
  const of = (wanted: string) => new Map(rows.filter(({ extent }) => extent === wanted).map(({ month, count }) => [month.slice(0, 7), Number(count)]))
  return { placed: of('placed'), unplaced: of('unplaced'), ofZone: of('zone') }
}

/** Of a month that is not over on the last day asked about, only what happened until then counts. */
async function runningMonth(ctx: Ctx, { directorate, areas, zone }: { directorate: string; areas: string[]; zone: string | null }, to: string, category: Category | undefined, counts: Counts): Promise<Counts> {
  const until = async (extent: 'zone' | 'placed' | 'unplaced', of: string[]) =>
    (await counted(ctx, { directorate, areas: of, extent }, `${to.slice(0, 7)}-01`, to)).reduce((sum, one) => (category === undefined || one.category === category ? sum + one.count : sum), 0)
  const month = to.slice(0, 7)
  return {
    unplaced: new Map([...counts.unplaced, [month, await until('unplaced', areas)]]),
    placed: zone === null ? new Map([...counts.placed, [month, await until('placed', areas)]]) : counts.placed,
    ofZone: zone === null ? counts.ofZone : new Map([...counts.ofZone, [month, await until('zone', [zone])]]),
  }
}

/** The commissariat and the directorate's own files; all of its commissariats when it is the directorate that is asked about. */
async function areasOf(ctx: Ctx, directorate: string, commissariat: string): Promise<string[]> {
  if (commissariat !== directorate) return [commissariat, directorate]
  const all = await tables(ctx).selectFrom('territory.commissariats').select('id').where('directorate_id', '=', directorate).execute()
  return [directorate, ...all.map(({ id }) => id)]
}
