import { lsesCore } from '#domains/survey/index.ts'
import { analyse, foundAtFirst, heardInOldTown, rankedByOfficer, signed } from './analysis.ts'
import { later } from './days.ts'
import { chapters } from './past/chapters.ts'
import { zoneOfficers } from './who/people.ts'
import type { Scene } from './scene.ts'
import { sheetsOfWave } from './sheets.ts'
import type { Words } from './turn/turn.ts'

type Chapter = (round: { readonly wave: string; readonly opened: Date }) => Promise<void>
/** What lies behind the demonstration town on the day it is shown: rounds of answers, so many months ago, and what came of each. */
export type Past = {
  readonly rounds: readonly { readonly names: Words; readonly months: number; readonly sheets: () => string }[]
  readonly partners: boolean
  readonly chapters: (scene: Scene) => readonly Chapter[]
  /** Done last, when all is recorded. */
  readonly atLast: (scene: Scene, wave: string) => Promise<void>
}

/** Three rounds and what was made of them: Old Town has gone through the whole cycle twice and is in its third, Lakeside once. The first round found what the second did, but for chance. */
export const livedPast: Past = {
  rounds: [
    { names: { en: 'First round', ro: 'Prima rundă' }, months: 15, sheets: () => sheetsOfWave(lsesCore, 0, 20250322) },
    { names: { en: 'Second round', ro: 'A doua rundă' }, months: 10, sheets: () => sheetsOfWave(lsesCore, 0) },
    { names: { en: 'Third round', ro: 'A treia rundă' }, months: 5, sheets: () => sheetsOfWave(lsesCore, 1) },
  ],
  partners: true, chapters, atLast: async () => {},
}

/** Two rounds and an analysis of Old Town, signed a fortnight ago; nothing is planned yet. */
export const quietPast: Past = {
  rounds: [
    { names: { en: 'Spring round', ro: 'Runda de primăvară' }, months: 8, sheets: () => sheetsOfWave(lsesCore, 0) },
    { names: { en: 'Autumn round', ro: 'Runda de toamnă' }, months: 2, sheets: () => sheetsOfWave(lsesCore, 1) },
  ],
  partners: false, chapters: () => [],
  atLast: async (scene, wave) => {
    const here = { zone: scene.zoneOf('old-town'), wave, on: later(scene.today, -14) }
    await rankedByOfficer(scene, here)
    const information = await heardInOldTown(scene, here)
    await analyse(scene, here, foundAtFirst, { seenBy: zoneOfficers[0]!.name, information })
    await signed(scene, here)
  },
}
