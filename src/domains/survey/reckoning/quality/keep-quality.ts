import { sql } from 'kysely'
import type { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { waveProgress } from '../../queries/wave-progress.ts'
import { breaksBetween } from '../../rules/comparable.ts'
import { lettersTold } from '../../rules/quality/letters-told.ts'
import type { Quality, Worth } from '../../rules/quality/quality.ts'
import { toldTogether } from '../../rules/quality/told-together.ts'
import { smallestPublishable } from '../../rules/publishable.ts'
import { tables } from '../../tables.ts'
import type { WaveId, ZoneResult } from '../../words.ts'
import { reckoned } from '../beside/reckoned.ts'
import type { ReadWave } from '../groups-in-store.ts'
import { knownWave, type KnownWave } from '../known-wave.ts'

/** Keeps, when a round is published, how good its asking was: out of the sheets that were read for it, and of the same numbers. Who looks at the country later reads this row and no sheet. */
export async function keepQuality(ctx: Ctx, known: KnownWave, read: ReadWave, whole: ZoneResult): Promise<void> {
  const figures: Quality = { told: whole.answers < smallestPublishable ? null : await toldOf(ctx, known, read, whole) }
  await tables(ctx).updateTable('survey.wave_quality').set({ published_on: ctx.now.toISOString().slice(0, 10), figures: JSON.stringify(figures) })
    .where('directorate_id', '=', known.directorate).where('wave_id', '=', known.wave.id).execute()
}

async function toldOf(ctx: Ctx, known: KnownWave, { sheets, how }: ReadWave, whole: ZoneResult): Promise<Quality['told']> {
  const { directorate, wave, instrument } = known
  const { total } = await waveProgress(ctx, { directorate: directorate as DirectorateId, wave: wave.id as WaveId })
  const hidden = new Set(whole.figures.filter(({ kind, withheld }) => kind === 'question' && withheld !== null).map(({ of }) => of))
  const { blocks, questions, silent, dontKnow, weights } = await reckoned('quality', { instrument, sheets, weights: how.weights, hidden })
  return {
    answers: whole.answers, letters: wave.audience === 'contacts' ? null : lettersTold(total), modes: toldTogether(total.modes), languages: toldTogether(await sheetsByLanguage(ctx, known)),
    blocks, index: indexIn(whole), weights, silent, dontKnow, questions, compared: await comparedWith(ctx, known, whole),
  }
}

/** The error of the index as it was published, in answers. */
function indexIn({ figures }: ZoneResult): Worth | null {
  const index = figures.find(({ kind }) => kind === 'index')
  return index?.deff && index.withheld === null ? { n: index.n, deff: index.deff, effective: index.n / index.deff } : null
}

async function sheetsByLanguage(ctx: Ctx, { directorate, wave }: KnownWave): Promise<Record<string, number>> {
  const { rows } = await sql<{ language: string; sheets: number }>`
    select coalesce(language, '') as language, count(*)::int as sheets from survey.sheets where directorate_id = ${directorate}::uuid and wave_id = ${wave.id}::uuid group by 1`.execute(ctx.db)
  return Object.fromEntries(rows.map(({ language, sheets }) => [language, sheets]))
}

/** What was published of the comparison, with what the round before asked, and how many questions cannot be compared by themselves. */
async function comparedWith(ctx: Ctx, { directorate, wave, instrument }: KnownWave, { because }: ZoneResult): Promise<NonNullable<Quality['told']>['compared']> {
  if (wave.follows_id === null) return null
  const before = await knownWave(ctx, { directorate, wave: wave.follows_id })
  const { of } = breaksBetween({ ...before.wave, instrument: before.instrument }, { ...wave, instrument })
  return {
    names: before.wave.name, closesOn: before.wave.closes_on, version: before.wave.version, sameInstrument: before.wave.hash === wave.hash, because: [...because],
    differently: instrument.questions.filter(({ id }) => of.has(id)).length,
  }
}
