import { sql } from 'kysely'
import { z } from 'zod'
import { reach } from '#access/reach.ts'
import { CommissariatId, Day, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { lastHeard } from '../fielding/last-heard.ts'
import { due, dues } from '../rules/due.ts'
import { overdue } from '../rules/overdue.ts'
import { tables } from '../tables.ts'
import { WaveId, verdicts } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional() })
const Verdicts = z.record(z.enum(verdicts), z.number())
const Answer = z.object({
  zones: z.array(z.object({
    zone: ZoneId, slug: z.string(), names: Names, commissariat: CommissariatId,
    /** The last round that was closed with answers from this zone. */
    finished: z.object({ wave: WaveId, names: Names, closedOn: Day, answers: z.number() }).nullable(),
    overdue: z.boolean(),
    open: z.object({ wave: WaveId, names: Names, closesOn: Day, answers: z.number(), target: z.number() }).nullable(),
    /** Verdicts on the questions of the last published round that could be shown; all of them nought where too few answered. */
    changes: Verdicts.nullable(),
    due: z.enum(dues),
  })),
})
type Board = z.output<typeof Answer>

/** A commander's glance: every zone within reach, when it was last heard, what changed, and what is due. A zone not heard for six months is flagged; waves that ask others than residents count for nothing here. */
export const board = query('survey.board', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: findPlace, run: look })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function look(ctx: Ctx, { commissariat }: z.output<typeof Asked>, { directorate }: { directorate: string }): Promise<Board> {
  const today = ctx.now.toISOString().slice(0, 10)
  const zones = await zonesInReach(ctx, directorate, commissariat)
  const asked = Map.groupBy(await wavesOfZones(ctx, directorate), ({ zone_id }) => zone_id)
  const heard = await lastHeard(ctx, directorate, asked)
  const changes = await verdictsOfZones(ctx, directorate)
  return {
    zones: zones.map(({ id, slug, names, commissariat_id }) => {
      const waves = asked.get(id) ?? []
      const finished = heard.finished(id)
      const open = waves.find(({ state }) => state === 'open')
      const late = overdue(finished?.closedOn ?? null, today)
      return {
        zone: id as ZoneId, slug, names, commissariat: commissariat_id as CommissariatId,
        finished: finished ? { wave: finished.wave as WaveId, names: finished.names, closedOn: finished.closedOn!, answers: heard.answers(finished) } : null,
        overdue: late, open: open ? { wave: open.wave as WaveId, names: open.names, closesOn: open.closesOn, answers: heard.answers(open), target: open.target } : null,
        changes: changes.get(slug) ?? null, due: due({ waves, overdue: late }, today),
      }
    }),
  }
}

/** Zones are no secret, so row-level security does not narrow them; the board does. */
async function zonesInReach(ctx: Ctx, directorate: string, commissariat: string | undefined) {
  const { areas } = ctx.actor.kind === 'operator' ? { areas: [directorate] } : reach(ctx.actor)
  let zones = tables(ctx).selectFrom('territory.zones').select(['id', 'slug', 'names', 'commissariat_id']).where('directorate_id', '=', directorate).orderBy('code')
  if (!areas.includes(directorate)) zones = zones.where('commissariat_id', 'in', [...areas, directorate])
  return (commissariat ? zones.where('commissariat_id', '=', commissariat) : zones).execute()
}

async function wavesOfZones(ctx: Ctx, directorate: string) {
  return tables(ctx).selectFrom('survey.wave_zones as asked')
    .innerJoin('survey.waves as wave', (join) => join.onRef('wave.directorate_id', '=', 'asked.directorate_id').onRef('wave.id', '=', 'asked.wave_id'))
    .where('asked.directorate_id', '=', directorate).where('wave.audience', '=', 'residents')
    .select(['asked.zone_id', 'asked.target', 'wave.id as wave', 'wave.name as names', 'wave.state', 'wave.opens_on as opensOn', 'wave.closes_on as closesOn', 'wave.closed_on as closedOn'])
    .orderBy('wave.opens_on', 'desc').execute()
}

async function verdictsOfZones(ctx: Ctx, directorate: string): Promise<ReadonlyMap<string, z.output<typeof Verdicts>>> {
  const { rows } = await sql<{ slug: string; verdict: (typeof verdicts)[number]; count: string }>`
    select last.slug, change->>'verdict' as verdict, count(*) filter (where not coalesce(change->'because' ? 'withheld-now', false)) as count
    from (
      select distinct on (told.slug) told.slug, told.result from pub.zone_results told join pub.waves wave on wave.directorate_id = told.directorate_id and wave.id = told.wave_id
      where told.directorate_id = ${directorate} and wave.audience = 'residents' order by told.slug, wave.published_on desc, wave.closes_on desc
    ) last cross join lateral jsonb_array_elements(last.result->'changes') change
    where change->>'kind' = 'question' group by last.slug, change->>'verdict'`.execute(ctx.db)
  const zones = new Map<string, z.output<typeof Verdicts>>()
  for (const { slug, verdict, count } of rows) zones.set(slug, { ...(zones.get(slug) ?? { better: 0, worse: 0, 'no detectable change': 0, 'not comparable': 0 }), [verdict]: Number(count) })
  return zones
}
