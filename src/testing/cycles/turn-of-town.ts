import type { Actor } from '#access/actor.ts'
import { closeWave, importSheets, loadInstrument, openWave, planWave, publishWave } from '#domains/survey/index.ts'
import type { Instrument, Mapping, Question } from '#domains/survey/words.ts'
import { follow } from '#frame/afterwards.ts'
import { reactions } from '#reactions'
import { staffOfTown, type Town } from './staff-of-town.ts'
import { analysed, judged, planned, worked, type Days } from './turn-of-zone.ts'

/** One asking of a town: when, and the survey company's file. */
export type Asking = { readonly name: string; readonly opensOn: string; readonly closesOn: string; readonly file: string; readonly mapping: Mapping }
export type Turn = {
  /** The day on which everybody begins. */
  readonly begins: string
  readonly instrument: Instrument | string; readonly frame: string; readonly modes: readonly string[]; readonly target: number
  readonly before: Asking; readonly after: Asking; readonly days: Days
  /** Which questions ask about a concern. */
  readonly concern: (question: Question) => boolean
  /** What the analyst brings before anybody is asked. */
  readonly prepare?: (analyst: Actor) => Promise<void>
}

/** A town goes through the six stages in every zone, by deeds of the people whose task each is; what follows a deed follows by itself. */
export async function turnOfTown(town: Town, { begins, prepare, before, after, days, concern, ...how }: Turn) {
  follow(reactions)
  const { store, zones } = town
  const staff = await staffOfTown(town, begins)
  await prepare?.(staff.analyst)
  const on = (day: string) => ({ actor: staff.analyst, store, now: new Date(`${day}T09:00:00Z`) })
  const { id: instrument } = await loadInstrument(on(begins), { instrument: how.instrument })
  const plan = { instrument, commissariat: town.commissariat, frame: how.frame, modes: how.modes, zones: zones.map(({ id }) => ({ zone: id, target: how.target })) }
  const asked = async ({ name, opensOn, closesOn, file, mapping }: Asking, follows?: string) => {
    const { wave } = await planWave(on(opensOn), { ...plan, names: { en: name }, opensOn, closesOn, ...(follows && { follows }) })
    await openWave(on(opensOn), { wave })
    await importSheets(on(closesOn), { wave, fileName: `${name}.csv`, file, encoding: 'base64', mapping })
    await closeWave(on(closesOn), { wave })
    await publishWave(on(closesOn), { wave })
    return wave
  }
  const wave = await asked(before)
  const turnings = zones.map(({ id, slug }) => ({ store, staff, zone: id, slug, wave, days, concern }))
  for (const [first, turning] of turnings.entries()) {
    await analysed(turning)
    await worked(turning, await planned(turning), first)
  }
  const again = await asked(after, wave)
  const turned = []
  for (const turning of turnings) turned.push({ zone: turning.zone, slug: turning.slug, ...(await judged(turning)) })
  return { staff, wave, again, turned }
}
