import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tellStep } from '#platform/background/waited-for.ts'
import { allModes } from '../rules/results-of-wave.ts'
import type { Mode, Seals, ZoneResult } from '../words.ts'
import { reckoned } from './beside/reckoned.ts'
import type { SentSide } from './beside/jobs.ts'
import { sheetsAndDesign, type ReadWave } from './groups-in-store.ts'
import { knownWave, type KnownWave, type ZoneOfWave } from './known-wave.ts'
import { asSealed } from './seal/as-sealed.ts'
import { releasedBefore } from './released-before.ts'

/** The whole as it is told, and each zone as the bytes that are stored. */
type Said = { readonly whole: ZoneResult; readonly zones: readonly { readonly slug: string | null; readonly text: Uint8Array }[] }

/** Everything a publication says, worked out of the sheets of a wave and of the one it follows, and the sheets as they were read. The preview and the publication are the same work. */
export async function resultsInStore(ctx: Ctx, known: KnownWave, merge: readonly (readonly string[])[]): Promise<Said & { readonly sheetsByMode: Readonly<Partial<Record<Mode, number>>>; readonly read: ReadWave; readonly seal: Seals | null }> {
  if (known.wave.state !== 'closed') throw new Refusal('conflict', known.wave.state === 'published' ? 'survey.wave-published' : 'survey.close-the-wave-first')
  const seal = await asSealed(ctx, known)
  const read = await sheetsAndDesign(ctx, known), groups = groupsOf(read.zones, merge)
  const after = sideOf(known, read)
  const before = await sideBefore(ctx, known), released = await releasedBefore(ctx, known)
  tellStep('survey.at-results', 0, 100)
  const results = await reckoned('results-of-wave', { after, before, groups, released })
  return { ...results, sheetsByMode: allModes(after.sheets.byMode), read, seal }
}

async function sideBefore(ctx: Ctx, { directorate, wave }: KnownWave): Promise<SentSide | null> {
  if (wave.follows_id === null) return null
  const before = await knownWave(ctx, { directorate, wave: wave.follows_id })
  if (before.wave.state !== 'published') throw new Refusal('conflict', 'survey.publish-the-earlier-wave-first')
  await asSealed(ctx, before)
  return sideOf(before, await sheetsAndDesign(ctx, before))
}

function sideOf({ instrument, wave }: KnownWave, { zones, sheets, how }: ReadWave): SentSide {
  return {
    wave: wave.id, names: wave.name, closesOn: wave.closes_on, instrument, modes: wave.modes, frame: wave.frame, designEffect: wave.design_effect,
    zones, sheets, drawn: how,
  }
}

/** Places of zones that are shown together; every zone is in exactly one group. */
function groupsOf(zones: readonly ZoneOfWave[], merge: readonly (readonly string[])[]): readonly (readonly number[])[] {
  const merged = merge.map((ids) => ids.map((id) => zones.findIndex((zone) => zone.id === id)))
  const places = merged.flat()
  if (places.includes(-1)) throw new Refusal('not-found', 'survey.no-such-zone', { merge: 'survey.no-such-zone' })
  if (new Set(places).size < places.length) throw new Refusal('invalid', 'survey.zone-twice', { merge: 'survey.zone-twice' })
  return [...merged, ...zones.map((_, at) => [at]).filter(([at]) => !places.includes(at!))]
}
