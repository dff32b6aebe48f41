import { waveResults, zoneResults } from '#domains/survey/index.ts'
import type { Instrument, PublishedWave, ZoneResult } from '#domains/survey/words.ts'
import type { Outside } from '#frame/ctx.ts'

/** What was published in one wave, with the questionnaire it was asked with. */
export type Said = { readonly wave: PublishedWave; readonly instrument: Instrument | null; readonly zones: readonly ZoneResult[] }
/** Published results: as they are told to programs, and wave by wave for a table. */
export type Results = { readonly told: object; readonly waves: readonly Said[] }

/** All that was ever published of a zone: the newest as the zone's result, and those before it. */
export async function resultsOfZone(outside: Outside, slug: string): Promise<Results> {
  const newest = await zoneResults(outside, { slug })
  const [first, ...rest] = newest.waves
  const earlier = await Promise.all(rest.map(async (wave) => ({ wave, ...(await zoneResults(outside, { slug, wave: wave.wave })) })))
  const told = { ...newest, earlier: earlier.map(({ wave, result }) => ({ wave: wave.wave, result })) }
  const said = first ? [{ wave: first, ...newest }, ...earlier] : []
  return { told, waves: said.map(({ wave, instrument, result }) => ({ wave, instrument, zones: result ? [result] : [] })) }
}

/** All zones of a wave, and the whole of it (zone: null). */
export async function resultsOfWave(outside: Outside, id: string): Promise<Results> {
  const told = await waveResults(outside, { wave: id })
  return { told, waves: [{ wave: told.wave, instrument: told.instrument, zones: [told.whole, ...told.zones] }] }
}
