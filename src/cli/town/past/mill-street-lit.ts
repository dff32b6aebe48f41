import { addPicture, action as workOnAction, moveImprovement, noteInvestment, noteWalk, proposeImprovement } from '#domains/work/index.ts'
import { daysAfter, later } from '../days.ts'
import { analyst, zoneOfficers } from '../who/people.ts'
import { acting, type Scene } from '../scene.ts'
import type { PlanOfTurn } from '../turn/plan-of-turn.ts'
import { streetPicture } from './street-picture.ts'

const dark = {
  'sight-lines': 'partly', 'even-lighting': 'no', 'way-out': 'yes', 'no-entrapment': 'partly', 'no-hiding-places': 'no', 'kept-up': 'partly', 'people-about': 'no', 'owned-and-signed': 'yes', 'access-clear': 'yes', 'help-point': 'no',
  'safe-crossing': 'partly', 'greenery-cut': 'no', 'fronts-face-it': 'yes', 'traffic-slow': 'yes',
} as const
const lit = { ...dark, 'even-lighting': 'yes', 'no-hiding-places': 'partly', 'people-about': 'partly', 'greenery-cut': 'yes', 'sight-lines': 'yes' } as const

/** How the lamps of Mill Street came to burn again: walked in the dark, proposed, paid for, mended, seen on two pictures and walked once more. */
export async function millStreetLit(scene: Scene, zone: string, { dayNought, problems, actions }: PlanOfTurn): Promise<void> {
  const [problem, action] = [problems[0]!, actions[0]!.action]
  const besnik = (day: number) => acting(scene, zoneOfficers[0]!.name, later(dayNought, day))
  const whereabouts = 'Mill Street, from the library to the bridge'
  const { improvement } = await proposeImprovement(await besnik(2), { zone, kind: 'lighting', names: { en: 'Lamps of Mill Street', ro: 'Felinarele de pe Strada Morii' }, whereabouts, action, organisation: scene.partnerOf('municipality') })
  await noteWalk(await besnik(3), { zone, whereabouts, visit: 'planning', answers: dark, words: 'With two members of the housing association, at 19:00', improvement, problem })
  const before = { file: streetPicture(false), caption: 'Mill Street before: the lamps are out (drawing)', shown: true }, after = { file: streetPicture(true), caption: 'Mill Street after: the lamps burn (drawing)', shown: true }
  await addPicture(await besnik(3), { improvement, moment: 'before', ...before })
  await moveImprovement(await besnik(10), { improvement, state: 'agreed' })
  await noteInvestment(await acting(scene, analyst, later(dayNought, 46)), {
    organisation: scene.partnerOf('municipality'), words: 'Nine lamps and a switch box on Mill Street', cents: 640_000, decidedOn: daysAfter(dayNought, 45), improvement, problem, proposedBy: 'police',
  })
  await moveImprovement(await besnik(50), { improvement, state: 'being-built' })
  await addPicture(await besnik(81), { improvement, moment: 'after', ...after })
  await moveImprovement(await besnik(81), { improvement, state: 'finished' })
  await noteWalk(await besnik(82), { zone, whereabouts, visit: 'follow-up', answers: lit, words: 'The hedge was cut on the same day', improvement, problem })
  const { log } = await workOnAction(await besnik(82), { action })
  const lines = log.toSorted((a, b) => (a.on < b.on ? -1 : 1))
  await addPicture(await besnik(82), { progress: lines[0]!.progress, moment: 'before', ...before })
  await addPicture(await besnik(82), { progress: lines.at(-1)!.progress, moment: 'after', ...after })
}
