import { sql } from 'kysely'
import { v7 } from 'uuid'
import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tellStep } from '#platform/background/waited-for.ts'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import project from '../../../../package.json' with { type: 'json' }
import { freezeVoices } from '../reckoning/frozen-voices.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { keepQuality } from '../reckoning/quality/keep-quality.ts'
import { resultsInStore } from '../reckoning/results-in-store.ts'
import { tables } from '../tables.ts'
import { WaveId } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), wave: WaveId,
  /** Zones whose answers are put together because each has too few. */
  merge: z.array(z.array(ZoneId).min(2)).default([]),
})
type Asked = z.output<typeof Asked>
const Answer = z.object({ publication: z.uuid(), zones: z.number() })

/** An analyst lets everyone see what the zones answered and what changed. A publication is a copy, not a view, and there is no unpublish. */
export const publishWave = command('survey.publish-wave', { input: Asked, answer: Answer, find: findWave, run: publish, trace: ({ wave }, { directorate, commissariat }, { publication }) => ({ directorate, subject: { wave, commissariat, publication } }) })

async function findWave(ctx: Ctx, asked: Asked): Promise<KnownWave> {
  return knownWave(ctx, asked, 'alone')
}

async function publish(ctx: Ctx, { merge }: Asked, known: KnownWave) {
  const { whole, zones, sheetsByMode, read, seal } = await resultsInStore(ctx, known, merge)
  const publication = v7()
  const { directorate, commissariat, wave } = known
  const today = ctx.now.toISOString().slice(0, 10)
  const written = { directorate_id: directorate, commissariat_id: commissariat, published_on: today, instrument_hash: known.wave.hash, code_version: project.version }
  await tables(ctx).insertInto('survey.publications').values({ ...written, id: publication, wave_id: wave.id }).execute()
  await tables(ctx).insertInto('pub.instruments')
    .values({ hash: wave.hash, code: wave.code, version: wave.version, definition: JSON.stringify(known.instrument) }).onConflict((there) => there.column('hash').doNothing()).execute()
  await tables(ctx).insertInto('pub.waves').values({
    ...written, id: wave.id, publication_id: publication, follows_id: wave.follows_id, name: JSON.stringify(wave.name), opens_on: wave.opens_on, closes_on: wave.closes_on,
    frame: wave.frame, modes: JSON.stringify(sheetsByMode), result: JSON.stringify(whole), audience: wave.audience, group_name: wave.group_name && JSON.stringify(wave.group_name), seal: seal && JSON.stringify(seal),
  }).execute()
  await keepZoneResults(ctx, known, zones)
  tellStep('survey.at-quality')
  await freezeVoices(ctx, known, read, whole)
  await keepQuality(ctx, known, read, whole)
  await tables(ctx).updateTable('survey.waves').set({ state: 'published' }).where('directorate_id', '=', directorate).where('id', '=', wave.id).execute()
  await sql`update pub.edition set number = number + 1`.execute(ctx.db)
  return { publication, zones: zones.length }
}

/** Eight zones a statement, as the bytes they came in: a result is some tens of thousands, and a statement of more keeps everybody's pages waiting. */
async function keepZoneResults(ctx: Ctx, { directorate, commissariat, wave }: KnownWave, zones: readonly { readonly slug: string | null; readonly text: Uint8Array }[]): Promise<void> {
  for (let from = 0; from < zones.length; from += 8) {
    tellStep('survey.at-zones', from, zones.length)
    const some = zones.slice(from, from + 8), lengths = some.map(({ text }) => text.length)
    const firsts = lengths.map((_, at) => 1 + lengths.slice(0, at).reduce((sum, length) => sum + length, 0))
    await sql`
      insert into pub.zone_results (directorate_id, commissariat_id, wave_id, slug, result)
      select ${directorate}::uuid, ${commissariat}::uuid, ${wave.id}::uuid, slug, convert_from(substring(${Buffer.concat(some.map(({ text }) => text))}::bytea from first for length), 'UTF8')::jsonb
      from unnest(${some.map(({ slug }) => slug)}::text[], ${firsts}::int[], ${lengths}::int[]) as said (slug, first, length)`.execute(ctx.db)
  }
}
