import { addCause, addEvidence, mapPlace, nameProblem, noteInformation, problems, rankConcerns, routeProblem, signAnalysis, weighProblem } from '#domains/problems/index.ts'
import { daysAfter } from './days.ts'
import { analyst, zoneOfficers } from './who/people.ts'
import { acting, type Scene } from './scene.ts'

/** A problem as the analyst of the demonstration town found it. */
export type Found = {
  readonly question: string; readonly words: string; readonly task: 'police' | 'municipality' | 'both'; readonly magnitude: number; readonly severity: number; readonly form: string; readonly seen: string
  readonly causes: readonly (readonly ['offender' | 'target' | 'place', string])[]
}

/** What she found in Old Town when nothing had been planned there yet. */
export const foundAtFirst: readonly Found[] = [
  { question: 'lses.a1', words: 'Mill Street and the library steps are dark', task: 'municipality', magnitude: 3, severity: 2, form: 'Fear after dark; older residents stay at home', seen: 'Nine of fourteen lamps between the library and the bridge were out on two evenings', causes: [['place', 'Lamps are repaired once a year'], ['target', 'The evening school ends after the last bus']] },
  { question: 'lses.a9', words: 'Racing on Castle Street at weekends', task: 'police', magnitude: 2, severity: 4, form: 'Near misses at the crossing by the school', seen: 'Eleven cars above 80 km/h in one hour on a Friday night', causes: [['offender', 'A group meets at the petrol station'], ['place', 'The street is straight and has no raised crossing']] },
  { question: 'lses.a5', words: 'Drinking in the courtyard behind the market', task: 'both', magnitude: 2, severity: 2, form: 'Noise, broken glass, quarrels', seen: 'Bottles and six people on four of seven evenings', causes: [['place', 'The market sells until 23:00 and the yard is not closed'], ['offender', 'Seasonal workers have no other place to meet']] },
]

/** A zone in a round. */
export type InWave = { readonly zone: string; readonly wave: string; /** When it is analysed and signed. */ readonly on: Date }

/** What was heard at a meeting, and what is on the social map of Old Town. Whoever analyses may rest a problem on the meeting. */
export async function heardInOldTown(scene: Scene, { zone, on }: InWave): Promise<string> {
  const arta = await acting(scene, analyst, on)
  const { information } = await noteInformation(await acting(scene, zoneOfficers[0]!.name, on), { zone, kind: 'meeting', origin: 'Housing associations of Old Town', words: 'Members go home by Castle Street because the library steps are dark', reliability: 'b', credibility: 2, learntOn: daysAfter(on, -3) })
  await mapPlace(arta, { zone, kind: 'institution', name: 'Evening school', whereabouts: '2 Mill Street', words: 'Lessons end at 21:30' })
  await mapPlace(arta, { zone, kind: 'place', name: 'Courtyard behind the market', whereabouts: 'Between Castle Street and the market' })
  await mapPlace(arta, { zone, kind: 'group', name: 'Old Town housing associations', words: 'Meet each month at the library' })
  return information
}

/** What the zone's officer thinks comes first. */
export async function rankedByOfficer(scene: Scene, { zone, wave, on }: InWave): Promise<void> {
  await rankConcerns(await acting(scene, zoneOfficers[0]!.name, on), { zone, wave, concerns: ['lses.a9', 'lses.a5', 'lses.a7', 'lses.a6', 'lses.a1', 'lses.a3'] })
}

/** A zone's problems of a wave named, shown, explained, weighed and routed by the analyst of the commissariat, with what an officer saw. Those carried over from the turn before are there already. */
export async function analyse(scene: Scene, { zone, wave, on }: InWave, found: readonly Found[], { seenBy = analyst, information }: { readonly seenBy?: string; readonly information?: string } = {}): Promise<void> {
  const arta = await acting(scene, analyst, on), officer = await acting(scene, seenBy, on)
  const carried = (await problems(arta, { zone, wave })).problems
  for (const [place, told] of found.entries()) {
    const problem = carried.find(({ question }) => question === told.question)?.problem ?? (await nameProblem(arta, { zone, wave, words: told.words, question: told.question })).problem
    const { evidence } = await addEvidence(officer, { problem, source: 'citizens', kind: 'observation', words: told.seen })
    if (place === 0 && information) await addEvidence(officer, { problem, source: 'key-persons', kind: 'meeting', words: 'Housing associations say the same', information })
    for (const [side, words] of told.causes) await addCause(arta, { problem, side, words, evidence })
    await routeProblem(arta, { problem, competence: told.task })
    await weighProblem(arta, { problem, magnitude: told.magnitude, severity: told.severity, form: told.form })
  }
}

/** The analysis is signed. */
export async function signed(scene: Scene, { zone, wave, on }: InWave): Promise<void> {
  await signAnalysis(await acting(scene, analyst, on), { zone, wave })
}
