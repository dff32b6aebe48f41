import { operator, type Actor } from '#access/actor.ts'
import { importIncidents, saveProfile } from '#domains/incidents/index.ts'
import { inviteToSignIn, leavePost, letIn } from '#domains/people/index.ts'
import { closeWave, importSheets, invite, loadInstrument, lsesCore, openWave, planWave, publishWave, saveMapping } from '#domains/survey/index.ts'
import { importZones } from '#domains/territory/index.ts'
import type { Outside } from '#frame/ctx.ts'
import type { Store } from '#platform/db.ts'
import { analyse } from './analysis.ts'
import { daysAfter, monthsBefore } from './days.ts'
import { incidentsOfTown, townProfile } from './incidents.ts'
import { town, townMap } from './map.ts'
import { admin, inspectors, staff, zoneOfficers } from './people.ts'
import { placesNamed, remarksCoded, someWrite, visitPlanned } from './remarks.ts'
import { mappingOf, sheetsOfWave } from './sheets.ts'
import { truths } from './truth.ts'

/** What the demonstration town hands to whoever shows it. */
export type Founded = { readonly directorate: string; readonly commissariat: string; readonly signIn: Readonly<Record<string, string>>; readonly codes: readonly string[]; readonly waves: readonly [string, string, string] }

const channels = { phone: '+371 6000 0000', email: 'zone@liepene.example' }
const office = { en: '4 Mill Street, ground floor, the door by the library', ro: 'Str. Morii 4, parter, ușa de lângă bibliotecă' }
const hours = { en: 'Monday and Thursday 16:00-19:00, Saturday 10:00-12:00', ro: 'Luni și joi 16:00-19:00, sâmbătă 10:00-12:00' }

/**
 * Founds the demonstration town by the same deeds that anybody would use: its zones, its police, two published waves of answers and a third
 * that is open. `today` is the day it is shown; everything else lies before it.
 */
export async function found(store: Store, today: Date, tell: (step: string) => void = () => {}): Promise<Founded> {
  const at = (moment: Date, actor: Actor = operator): Outside => ({ actor, store, now: moment })
  const began = monthsBefore(today, 40)
  tell('zones')
  const drawn = await importZones(at(began), { ...town, geojson: townMap })
  const [directorate, commissariat] = [drawn.directorate, drawn.commissariats[0]!.id]
  const zoneOf = (code: string) => drawn.zones.find((zone) => zone.code === code)!.id
  tell('people')
  const signIn = await staffed(at, began, today, { directorate, commissariat, zoneOf })
  tell('questionnaire')
  const instrument = await loadInstrument(at(began), { directorate, instrument: lsesCore })
  await saveMapping(at(began), { directorate, commissariat, name: 'Liepene survey company', mapping: mappingOf(lsesCore) })
  const place = { directorate, commissariat, instrument: instrument.id, frame: 'Population register, one adult a household by next birthday', modes: ['web', 'interview'] }
  const zones = truths.map((truth) => ({ zone: zoneOf(truth.zone), target: 200 }))
  tell('first wave')
  const first = await wave(at, monthsBefore(today, 8), { ...place, names: { en: 'Spring round', ro: 'Runda de primăvară' }, zones }, sheetsOfWave(lsesCore, 0))
  tell('second wave')
  const named = await placesNamed(at(monthsBefore(today, 3)), directorate, zoneOf)
  const second = await wave(at, monthsBefore(today, 2), { ...place, names: { en: 'Autumn round', ro: 'Runda de toamnă' }, zones, follows: first }, sheetsOfWave(lsesCore, 1), {
    answered: (outside, planned, file) => someWrite(outside, file, { directorate, wave: planned, zoneOf, named, instrument: lsesCore }), closed: (outside, planned) => remarksCoded(outside, directorate, planned),
  })
  await visitPlanned(at(monthsBefore(today, 1)), directorate, second, zoneOf('mill-hill'), daysAfter(today, 10))
  tell('recorded incidents')
  await saveProfile(at(today), { directorate, commissariat, name: 'Liepene police', profile: townProfile })
  await importIncidents(at(today), { directorate, commissariat, fileName: 'recorded-incidents.csv', file: incidentsOfTown(today), profile: 'Liepene police' })
  tell('analysis')
  const analysed = new Date(today.getTime() - 14 * 86_400_000)
  await analyse((actor) => at(analysed, actor), { directorate, zone: zoneOf('old-town'), wave: second, day: daysAfter(analysed, -3) })
  tell('third wave, open')
  const third = await planWave(at(today), {
    ...place, names: { en: 'Next round', ro: 'Runda următoare' }, follows: second, zones, opensOn: daysAfter(today, 0), closesOn: daysAfter(today, 28),
  })
  await openWave(at(today), { directorate, wave: third.wave })
  const { codes } = await invite(at(today), { directorate, wave: third.wave, zone: zoneOf('old-town'), count: 5 })
  return { directorate, commissariat, signIn, codes, waves: [first, second, third.wave] }
}

type At = (moment: Date, actor?: Actor) => Outside
/** What else happens in a wave: before the company's file comes in, and between closing and publishing. */
type Further = { readonly answered?: (at: Outside, wave: string, file: string) => Promise<string>; readonly closed?: (at: Outside, wave: string) => Promise<void> }
type Town = { directorate: string; commissariat: string; zoneOf: (code: string) => string }

async function wave(at: At, opened: Date, plan: { directorate: string; names: Readonly<Record<string, string>> } & Record<string, unknown>, file: string, more: Further = {}): Promise<string> {
  const { directorate } = plan
  const planned = await planWave(at(opened), { ...plan, opensOn: daysAfter(opened, 0), closesOn: daysAfter(opened, 28) })
  await openWave(at(opened), { directorate, wave: planned.wave })
  const fieldwork = new Date(opened.getTime() + 20 * 86_400_000)
  const left = (await more.answered?.(at(fieldwork), planned.wave, file)) ?? file
  await importSheets(at(fieldwork), { directorate, wave: planned.wave, fileName: `${plan.names.en}.csv`, file: left, mapping: mappingOf(lsesCore) })
  const closed = new Date(opened.getTime() + 29 * 86_400_000)
  await closeWave(at(closed), { directorate, wave: planned.wave })
  await more.closed?.(at(closed), planned.wave)
  await publishWave(at(closed), { directorate, wave: planned.wave })
  return planned.wave
}

async function staffed(at: At, began: Date, today: Date, { directorate, commissariat, zoneOf }: Town): Promise<Record<string, string>> {
  const day = daysAfter(began, 0)
  const holds = (name: string, role: string, area: string, from = day, shown: Record<string, unknown> = {}) =>
    letIn(at(began), { directorate, name, role, area, from, ...shown })
  const { person: adminId } = await holds(admin, 'admin', directorate)
  const signIn: Record<string, string> = { admin: (await inviteToSignIn(at(today), { directorate, person: adminId })).token }
  for (const [name, role] of staff) {
    const { person } = await holds(name, role, commissariat)
    signIn[role] = (await inviteToSignIn(at(today), { directorate, person })).token
  }
  for (const { zone, name, title, shows, sinceMonths } of zoneOfficers) {
    const from = daysAfter(monthsBefore(today, sinceMonths ?? 26), 0)
    const { post } = await holds(name, 'zone-officer', zoneOf(zone), from, { title, shows, channels, office, hours })
    if (sinceMonths === null) await leavePost(at(monthsBefore(today, 3)), { directorate, post, on: daysAfter(monthsBefore(today, 3), 0) })
  }
  for (const name of inspectors) await holds(name, 'inspector', commissariat)
  return signIn
}
