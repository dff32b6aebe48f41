import type { Actor } from '#access/actor.ts'
import { actingPerson } from '#domains/people/index.ts'
import { addCause, addEvidence, mapPlace, nameProblem, noteInformation, rankConcerns, routeProblem, signAnalysis, weighProblem } from '#domains/problems/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { analyst, zoneOfficers } from './people.ts'

type Told = { readonly question: string; readonly words: string; readonly task: 'police' | 'municipality' | 'both'; readonly magnitude: number; readonly severity: number; readonly form: string; readonly seen: string; readonly causes: readonly (readonly ['offender' | 'target' | 'place', string])[] }

/** What the analyst of the demonstration town found in Old Town. */
const found: readonly Told[] = [
  { question: 'lses.a1', words: 'Mill Street and the library steps are dark', task: 'municipality', magnitude: 3, severity: 2, form: 'Fear after dark; older residents stay at home', seen: 'Nine of fourteen lamps between the library and the bridge were out on two evenings', causes: [['place', 'Lamps are repaired once a year'], ['target', 'The evening school ends after the last bus']] },
  { question: 'lses.a9', words: 'Racing on Castle Street at weekends', task: 'police', magnitude: 2, severity: 4, form: 'Near misses at the crossing by the school', seen: 'Eleven cars above 80 km/h in one hour on a Friday night', causes: [['offender', 'A group meets at the petrol station'], ['place', 'The street is straight and has no raised crossing']] },
  { question: 'lses.a5', words: 'Drinking in the courtyard behind the market', task: 'both', magnitude: 2, severity: 2, form: 'Noise, broken glass, quarrels', seen: 'Bottles and six people on four of seven evenings', causes: [['place', 'The market sells until 23:00 and the yard is not closed'], ['offender', 'Seasonal workers have no other place to meet']] },
]

/** Old Town's stage two for a wave, by the same deeds that anybody would use: noted, mapped, ranked, analysed and signed by the analyst of the commissariat. */
export async function analyse(at: (actor?: Actor) => Outside, { directorate, zone, wave, day }: { readonly directorate: string; readonly zone: string; readonly wave: string; readonly day: string }): Promise<void> {
  const acting = async (person: string) => at((await actingPerson(at(), { directorate, person })).actor)
  const arta = await acting(analyst), officer = await acting(zoneOfficers[0]!.name)
  await rankConcerns(officer, { zone, wave, concerns: ['lses.a9', 'lses.a5', 'lses.a7', 'lses.a6', 'lses.a1', 'lses.a3'] })
  const { information } = await noteInformation(officer, { zone, kind: 'meeting', origin: 'Housing associations of Old Town', words: 'Members go home by Castle Street because the library steps are dark', reliability: 'b', credibility: 2, learntOn: day })
  await mapPlace(arta, { zone, kind: 'institution', name: 'Evening school', whereabouts: '2 Mill Street', words: 'Lessons end at 21:30' })
  await mapPlace(arta, { zone, kind: 'place', name: 'Courtyard behind the market', whereabouts: 'Between Castle Street and the market' })
  await mapPlace(arta, { zone, kind: 'group', name: 'Old Town housing associations', words: 'Meet each month at the library' })
  for (const [place, told] of found.entries()) {
    const { problem } = await nameProblem(arta, { zone, wave, words: told.words, question: told.question })
    const { evidence } = await addEvidence(officer, { problem, source: 'citizens', kind: 'observation', words: told.seen })
    if (place === 0) await addEvidence(officer, { problem, source: 'key-persons', kind: 'meeting', words: 'Housing associations say the same', information })
    for (const [side, words] of told.causes) await addCause(arta, { problem, side, words, evidence })
    await routeProblem(arta, { problem, competence: told.task })
    await weighProblem(arta, { problem, magnitude: told.magnitude, severity: told.severity, form: told.form })
  }
  await signAnalysis(arta, { zone, wave })
}
