import { z } from 'zod'
import { Day, DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { findDirectorate } from '../../steps/find-directorate.ts'
import { tables } from '../../tables.ts'
import { Role, tickedSteps } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const Answer = z.object({
  commissariats: z.array(z.object({ commissariat: z.uuid(), names: Names, zones: z.number(), drawn: z.number(), posts: z.array(z.object({ role: Role, open: z.number(), held: z.number() })) })),
  /** Posts over the whole directorate. */
  above: z.array(z.object({ role: Role, open: z.number(), held: z.number() })),
  /** How many villages lie in its zones today. */
  villages: z.number(), persons: z.number(), ticked: z.array(z.object({ step: z.enum(tickedSteps), on: Day })),
})

/** How far the setting up of a directorate is: its commissariats with their zones and posts, who holds them, and which steps are said to be done. */
export const setUp = query('people.set-up', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: findDirectorate, run: look })

async function look(ctx: Ctx, _: unknown, { directorate }: { readonly directorate: string }): Promise<z.output<typeof Answer>> {
  const today = ctx.now.toISOString().slice(0, 10), rows = tables(ctx)
  const commissariats = await rows.selectFrom('territory.commissariats').select(['id', 'names']).where('directorate_id', '=', directorate).orderBy('code').execute()
  const zones = Map.groupBy(await rows.selectFrom('territory.zones').select(['id', 'commissariat_id']).where('directorate_id', '=', directorate).execute(), ({ commissariat_id }) => commissariat_id)
  const drawn = new Set((await rows.selectFrom('territory.boundaries').select('zone_id').where('directorate_id', '=', directorate).where('to_on', 'is', null).execute()).map(({ zone_id }) => zone_id))
  const posts = await rows.selectFrom('people.posts').select(['id', 'role', 'commissariat_id']).where('directorate_id', '=', directorate).where((row) => row.or([row('closed_on', 'is', null), row('closed_on', '>', today)])).execute()
  const held = new Set((await rows.selectFrom('people.holdings').select('post_id').where('directorate_id', '=', directorate).where('from_on', '<=', today).where((row) => row.or([row('to_on', 'is', null), row('to_on', '>', today)])).execute()).map(({ post_id }) => post_id))
  const of = (commissariat: string | null) => [...Map.groupBy(posts.filter(({ commissariat_id }) => commissariat_id === commissariat), ({ role }) => role)]
    .map(([role, all]) => ({ role, open: all.length, held: all.filter(({ id }) => held.has(id)).length }))
  const [persons, ticked] = [await rows.selectFrom('people.persons').select('id').where('directorate_id', '=', directorate).execute(), await rows.selectFrom('people.set_up_steps').select(['step', 'done_on']).where('directorate_id', '=', directorate).execute()]
  return {
    commissariats: commissariats.map(({ id, names }) => ({ commissariat: id, names, zones: zones.get(id)?.length ?? 0, drawn: (zones.get(id) ?? []).filter((zone) => drawn.has(zone.id)).length, posts: of(id) })),
    villages: Number((await rows.selectFrom('territory.village_versions').select(({ fn }) => fn.countAll().as('many')).where('directorate_id', '=', directorate).where('to_on', 'is', null).executeTakeFirstOrThrow()).many), above: of(null), persons: persons.length, ticked: ticked.flatMap(({ step, done_on }) => tickedSteps.filter((known) => known === step).map((known) => ({ step: known, on: done_on }))),
  }
}
