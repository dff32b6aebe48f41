import { stranger } from '#access/actor.ts'
import { adoptStrategy, noteConsultation, writeStrategy } from '#domains/plans/index.ts'
import { noteConversation, noteInformation } from '#domains/problems/index.ts'
import { answerSheet, closeWave, invite, loadInstrument, openWave, planWave, publishWave, registerPoll } from '#domains/survey/index.ts'
import { seeded } from '#kernel/random.ts'
import { daysAfter, later, monthsBefore } from '../days.ts'
import { admin, analyst, zoneOfficers } from '../who/people.ts'
import { acting, type Scene } from '../scene.ts'
import { someAtOnce } from '../some-at-once.ts'

/** The strategy of the year, with whom the directorate asked. */
export async function strategyOfTheYear(scene: Scene): Promise<void> {
  const { today } = scene, year = today.getUTCFullYear()
  const heads = (moment: Date) => acting(scene, admin, moment)
  await writeStrategy(await heads(later(today, -90)), {
    year, priorities: ['lses.a9', 'lses.a5', 'lses.a10'],
    words: { en: 'Slow roads first, then quiet evenings, then safe crossings. In each zone we ask residents, plan with partners and tell what came of it.', ro: 'Întâi drumuri fără viteză, apoi seri liniștite, apoi treceri sigure. În fiecare zonă întrebăm locuitorii, planificăm cu partenerii și spunem ce a rezultat.' },
  })
  await noteConsultation(await heads(later(today, -70)), { year, organisation: scene.partnerOf('municipality'), words: 'Puts the raised crossing into its budget; asks for numbers each half year', on: daysAfter(today, -72) })
  await noteConsultation(await heads(later(today, -70)), { year, body: 'Meeting of residents of Old Town and Lakeside', words: 'Wants the way to school in it, and more lamps by the lake', on: daysAfter(today, -71) })
  await adoptStrategy(await heads(later(today, -60)), { year })
}

/** What is heard beside the survey: a poll of the whole country, the newspaper, and a focus group. */
export async function heardBeside(scene: Scene, { zone, wave }: { readonly zone: string; readonly wave: string }): Promise<void> {
  const { directorate, today } = scene
  await registerPoll(scene.at(later(today, -100)), {
    directorate, askedBy: 'Institute of Public Opinion (made up)', from: daysAfter(today, -130), to: daysAfter(today, -110), question: 'How safe do you feel walking alone in your area after dark?', answer: 'Safe or very safe', share: 0.64, n: 1006,
    method: 'Interviews at home', address: 'https://opinion.example/safety', beside: 'lses.c1',
  })
  const arta = await acting(scene, analyst, later(today, -108))
  await noteInformation(await acting(scene, zoneOfficers[0]!.name, later(today, -108)), {
    zone, kind: 'media', origin: 'Liepene Weekly', words: 'Reports two near misses at the school crossing in one week', reliability: 'c', credibility: 2, learntOn: daysAfter(today, -109), address: 'https://weekly.example/crossing',
  })
  await noteConversation(arta, {
    zone, wave, kind: 'focus-group', source: 'citizens', heldOn: daysAfter(today, -110), people: 8, who: 'Parents of pupils of the school on Castle Street', guide: 'Where do you not let your child walk alone, and why?',
    said: [{ concern: 'lses.a10', words: 'Cars stand up to the crossing, so nobody sees the small ones' }, { concern: 'lses.a9', words: 'On Friday evening we do not cross there at all' }, { concern: 'other', words: 'The officer is known by name, that helps' }],
  })
}

/** Who had to do with the police was asked too, by a card after each contact: well treated by most. */
export async function askedAfterContact(scene: Scene): Promise<void> {
  const { directorate, commissariat, today, at } = scene
  const opened = monthsBefore(today, 4), zone = scene.zoneOf('old-town')
  const { id: instrument } = await loadInstrument(at(opened), { directorate, instrument: 'police-contact' })
  const { wave } = await planWave(at(opened), {
    directorate, commissariat, instrument, names: { en: 'After contact', ro: 'După contact' }, frame: 'A card after every contact', modes: ['web'], opensOn: daysAfter(opened, 0), closesOn: daysAfter(opened, 85), zones: [{ zone, target: 40 }], goesOnMonths: 3,
  })
  await openWave(at(opened), { directorate, wave })
  const { codes } = await invite(at(opened), { directorate, wave, zone, count: 60 })
  const random = seeded(20_260_401)
  const handed = codes.slice(0, 34).map((code) => {
    const well = random() < 0.75
    const answers = { 'contact.1': well ? 1 : 3, 'contact.2': 1, 'contact.3': well ? 4 : 1, 'contact.4': well ? 3 : 1, 'contact.5': well ? 3 : 1, 'contact.6': well ? 4 : 2, 'contact.7': well ? 0 : 3, 'contact.8': 1, 'contact.9': well ? 2 : 0, 'contact.10': well ? 3 : 1, 'contact.11': well ? 4 : 1 }
    return { code, language: random() < 0.8 ? 'en' : 'ro', answers }
  })
  await someAtOnce(handed, (sheet) => answerSheet(at(later(opened, 40), stranger), sheet))
  const closed = later(opened, 86)
  await closeWave(at(closed), { directorate, wave })
  await publishWave(at(closed), { directorate, wave })
}
