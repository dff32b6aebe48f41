import { passOver } from '#domains/cycles/index.ts'
import { planAction } from '#domains/plans/index.ts'
import { addEvidence, nameProblem, problems } from '#domains/problems/index.ts'
import { noteProgress } from '#domains/work/index.ts'
import { analyse, signed, type Found } from '../analysis.ts'
import { daysAfter, later } from '../days.ts'
import { analyst, commander, zoneOfficers } from '../who/people.ts'
import { acting, type Scene } from '../scene.ts'

const lakesideFound: readonly Found[] = [
  { question: 'lses.a4', words: 'Dogs run free on the jetty and the playground', task: 'municipality', magnitude: 2, severity: 3, form: 'Children do not go to the playground alone', seen: 'Two dogs without a lead in half an hour', causes: [['place', 'The playground has no fence']] },
  { question: 'lses.a2', words: 'Rubbish under the bridge', task: 'municipality', magnitude: 2, severity: 1, form: 'Smell, rats, and a dark corner', seen: 'Eleven bags and a mattress', causes: [['place', 'Nobody answers for the ground under the bridge']] },
]

/** What became of the other three zones after the last round: Lakeside is analysed and waits for a plan, the Station Quarter waits for its analysis, Mill Hill is silent. */
export async function otherZones(scene: Scene, wave: string, opened: Date): Promise<void> {
  const ieva = await acting(scene, commander, later(opened, 40))
  const because = { lakeside: 'The post of the zone officer was vacant and no plan was made', 'station-quarter': 'There was nobody to analyse the zone', 'mill-hill': 'The zone officer left and no plan was made' }
  for (const [zone, words] of Object.entries(because)) await passOver(ieva, { zone: scene.zoneOf(zone), because: words })
  await lakeside(scene, { zone: scene.zoneOf('lakeside'), wave, on: later(opened, 52) })
  await stationQuarter(scene, { zone: scene.zoneOf('station-quarter'), wave, on: later(opened, 70) })
}

type Here = { readonly zone: string; readonly wave: string; readonly on: Date }

/** Signed, and one thing done at once, without a plan. */
async function lakeside(scene: Scene, here: Here): Promise<void> {
  const maris = zoneOfficers[1]!.name
  await analyse(scene, here, lakesideFound, { seenBy: maris })
  await signed(scene, here)
  const rubbish = (await problems(scene.at(here.on), { directorate: scene.directorate, zone: here.zone, wave: here.wave })).problems.find(({ question }) => question === 'lses.a2')!
  const day = later(here.on, 20), officer = await acting(scene, maris, day)
  const { action } = await planAction(officer, {
    problem: rubbish.problem, words: { en: 'Clear the rubbish under the bridge', ro: 'Curățarea gunoiului de sub pod' }, method: 'joint-inspection', approach: 'prevention', owner: { post: scene.postOf(maris) }, from: daysAfter(day, 0), due: daysAfter(day, 10),
  })
  await noteProgress({ ...officer, now: later(day, 6) }, { action, state: 'done', words: 'Cleared on a Saturday with eleven residents', told: { en: 'The ground under the bridge is clean.', ro: 'Locul de sub pod este curat.' } })
}

/** Named and seen, but neither explained, weighed nor signed. */
async function stationQuarter(scene: Scene, { zone, wave, on }: Here): Promise<void> {
  const { problem } = await nameProblem(await acting(scene, analyst, on), { zone, wave, words: 'Groups at the station underpass at night', question: 'lses.a7' })
  await addEvidence(await acting(scene, zoneOfficers[2]!.name, on), { problem, source: 'citizens', kind: 'observation', words: 'Ten to fifteen people in the underpass on three of four nights' })
}
