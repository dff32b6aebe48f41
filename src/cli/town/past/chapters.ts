import { analyse, heardInOldTown, rankedByOfficer, signed } from '../analysis.ts'
import { daysAfter, later, monthsBefore } from '../days.ts'
import { zoneOfficers } from '../who/people.ts'
import type { Scene } from '../scene.ts'
import { endOfTurn } from '../turn/end-of-turn.ts'
import { planOfTurn, type PlanOfTurn } from '../turn/plan-of-turn.ts'
import type { Turn } from '../turn/turn.ts'
import { workOfTurn } from '../turn/work-of-turn.ts'
import { askedAfterContact, heardBeside, strategyOfTheYear } from './beside-the-survey.ts'
import { lakesideTurn } from './lakeside-turn.ts'
import { millStreetLit } from './mill-street-lit.ts'
import { oldTownFirst } from './old-town-first.ts'
import { oldTownNow } from './old-town-now.ts'
import { oldTownSecond } from './old-town-second.ts'
import { otherZones } from './other-zones.ts'

/** A round that was published, and when it was opened. */
type Round = { readonly wave: string; readonly opened: Date }
type Span = Round & { readonly zone: string; readonly turn: Turn; /** The plan ran so many months before the day the town is shown. */ readonly from: number; readonly to: string; readonly dayNought: Date; readonly seenBy?: string }

const besnik = zoneOfficers[0]!.name

/** What happened in the demonstration town after each of its three rounds, up to the day it is shown: two whole turns of Old Town and one of Lakeside. */
export function chapters(scene: Scene): readonly ((round: Round) => Promise<void>)[] {
  const { today } = scene, oldTown = scene.zoneOf('old-town'), lakeside = scene.zoneOf('lakeside')
  const run: Record<string, PlanOfTurn> = {}
  return [
    async (round) => {
      const dayNought = monthsBefore(today, 13), span = { ...round, dayNought, from: 13, to: daysAfter(monthsBefore(today, 10), 0) }
      await heardInOldTown(scene, { zone: oldTown, wave: round.wave, on: later(round.opened, 38) })
      run.oldTown = await plannedAndDone(scene, { ...span, zone: oldTown, turn: oldTownFirst, seenBy: besnik })
      await millStreetLit(scene, oldTown, run.oldTown)
      run.lakeside = await plannedAndDone(scene, { ...span, zone: lakeside, turn: lakesideTurn })
    },
    async (round) => {
      const judged = later(round.opened, 34)
      await endOfTurn(scene, oldTownFirst, run.oldTown!, { zone: oldTown, on: judged })
      await endOfTurn(scene, lakesideTurn, run.lakeside!, { zone: lakeside, on: judged })
      run.oldTown = await plannedAndDone(scene, { ...round, dayNought: monthsBefore(today, 8), from: 8, to: daysAfter(monthsBefore(today, 5), 0), zone: oldTown, turn: oldTownSecond, seenBy: besnik })
    },
    async (round) => {
      await endOfTurn(scene, oldTownSecond, run.oldTown!, { zone: oldTown, on: later(round.opened, 34) })
      await heardBeside(scene, { zone: oldTown, wave: round.wave })
      await plannedAndDone(scene, { ...round, dayNought: today, from: 3, to: daysAfter(today, 5), zone: oldTown, turn: oldTownNow, seenBy: besnik })
      await otherZones(scene, round.wave, round.opened)
      await strategyOfTheYear(scene)
      await askedAfterContact(scene)
    },
  ]
}

/** Analysed and signed six weeks after the round began, planned and published ten days later, and done as far as it was. */
async function plannedAndDone(scene: Scene, { wave, opened, zone, turn, from, to, dayNought, seenBy }: Span): Promise<PlanOfTurn> {
  const here = { zone, wave, on: later(opened, 45) }
  if (seenBy) await rankedByOfficer(scene, here)
  await analyse(scene, here, turn.problems, seenBy ? { seenBy } : {})
  await signed(scene, here)
  const planned = await planOfTurn(scene, turn, { zone, wave, from: daysAfter(monthsBefore(scene.today, from), 0), to, on: later(opened, 55), dayNought })
  await workOfTurn(scene, turn, planned)
  return planned
}
