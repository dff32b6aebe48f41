import { operator, type Actor } from '#access/actor.ts'
import { importIncidents, saveProfile } from '#domains/incidents/index.ts'
import { closeWave, importSheets, invite, loadInstrument, lsesCore, openWave, planWave, publishWave, saveMapping } from '#domains/survey/index.ts'
import { letLinksSuffice } from '#domains/people/index.ts'
import { importZones } from '#domains/territory/index.ts'
import type { Outside } from '#frame/ctx.ts'
import type { Store } from '#platform/db.ts'
import { daysAfter, later, monthsBefore } from './days.ts'
import { incidentsOfTown, townProfile } from './incidents.ts'
import { town, townMap } from './map.ts'
import { partnersRegistered } from './who/partners.ts'
import { quietPast, type Past } from './past.ts'
import { placesNamed, remarksCoded, someWrite, visitPlanned } from './remarks.ts'
import type { Scene } from './scene.ts'
import { mappingOf } from './sheets.ts'
import { partnersLetIn, staffed } from './who/staffed.ts'
import { truths } from './truth.ts'

/** What the demonstration town hands to whoever shows it: its two latest published rounds and the open one among it. */
export type Founded = { readonly directorate: string; readonly commissariat: string; readonly signIn: Readonly<Record<string, string>>; readonly codes: readonly string[]; readonly waves: readonly [string, string, string] }

/**
 * Founds the demonstration town by the same deeds that anybody would use: its zones, its police and partners, published rounds of answers and what
 * came of them, and a round that is open. `today` is the day it is shown; everything else lies before it.
 */
export async function found(store: Store, today: Date, tell: (step: string) => void = () => {}, past: Past = quietPast): Promise<Founded> {
  const at = (moment: Date, actor: Actor = operator): Outside => ({ actor, store, now: moment })
  const began = monthsBefore(today, 40)
  tell('zones')
  const drawn = await importZones(at(began), { ...town, geojson: townMap })
  const [directorate, commissariat] = [drawn.directorate, drawn.commissariats[0]!.id]
  const zoneOf = (code: string) => drawn.zones.find((zone) => zone.code === code)!.id
  // Whoever looks at a made-up town has no proof for it.
  await letLinksSuffice(at(began), { directorate, suffice: true })
  tell('people and partners')
  const { signIn, posts } = await staffed(at, began, today, { directorate, commissariat, zoneOf })
  const organisations = past.partners ? await partnersRegistered({ at, directorate, commissariat, today }) : null
  if (organisations) await partnersLetIn(at, today, { directorate, organisations })
  const scene: Scene = { directorate, commissariat, today, zoneOf, at, postOf: (name) => posts.get(name)!, partnerOf: (partner) => organisations![partner] }
  tell('questionnaire')
  const instrument = await loadInstrument(at(began), { directorate, instrument: lsesCore })
  await saveMapping(at(began), { directorate, commissariat, name: 'Liepene survey company', mapping: mappingOf(lsesCore) })
  const place = { directorate, commissariat, instrument: instrument.id, frame: 'Population register, one adult a household by next birthday', modes: ['web', 'interview'], zones: truths.map((truth) => ({ zone: zoneOf(truth.zone), target: 200 })) }
  const waves: string[] = []
  const chapters = past.chapters(scene)
  for (const [nth, { names, months, sheets }] of past.rounds.entries()) {
    tell(names.en.toLowerCase())
    const opened = monthsBefore(today, months), latest = nth === past.rounds.length - 1
    const wave = await askedRound(scene, opened, { ...place, names, follows: waves.at(-1) }, sheets(), latest ? await writtenToo(scene, opened) : {})
    waves.push(wave)
    tell(`what came of the ${names.en.toLowerCase()}`)
    await chapters[nth]?.({ wave, opened })
  }
  await visitPlanned(at(monthsBefore(today, 1)), directorate, waves.at(-1)!, zoneOf('mill-hill'), daysAfter(today, 10))
  tell('recorded incidents')
  await saveProfile(at(today), { directorate, commissariat, name: 'Liepene police', profile: townProfile })
  await importIncidents(at(today), { directorate, commissariat, fileName: 'recorded-incidents.csv', file: incidentsOfTown(today), profile: 'Liepene police' })
  await past.atLast(scene, waves.at(-1)!)
  tell('next round, open')
  const next = await planWave(at(today), { ...place, names: { en: 'Next round', ro: 'Runda următoare' }, follows: waves.at(-1), opensOn: daysAfter(today, 0), closesOn: daysAfter(today, 28) })
  await openWave(at(today), { directorate, wave: next.wave })
  const { codes } = await invite(at(today), { directorate, wave: next.wave, zone: zoneOf('old-town'), count: 5 })
  return { directorate, commissariat, signIn, codes, waves: [waves.at(-2)!, waves.at(-1)!, next.wave] }
}

/** What else happens in a round: before the company's file comes in, and between closing and publishing. */
type Further = { readonly answered?: (at: Outside, wave: string, file: string) => Promise<string>; readonly closed?: (at: Outside, wave: string) => Promise<void> }

/** Residents write and name places in it. */
async function writtenToo({ at, directorate, zoneOf }: Scene, opened: Date): Promise<Further> {
  const named = await placesNamed(at(later(opened, -28)), directorate, zoneOf)
  return {
    answered: (outside, planned, file) => someWrite(outside, file, { directorate, wave: planned, zoneOf, named, instrument: lsesCore }), closed: (outside, planned) => remarksCoded(outside, directorate, planned),
  }
}

type Plan = { readonly names: Readonly<Record<string, string>>; readonly follows: string | undefined } & Record<string, unknown>

async function askedRound({ at, directorate }: Scene, opened: Date, plan: Plan, file: string, more: Further): Promise<string> {
  const planned = await planWave(at(opened), { ...plan, opensOn: daysAfter(opened, 0), closesOn: daysAfter(opened, 28) })
  await openWave(at(opened), { directorate, wave: planned.wave })
  const fieldwork = later(opened, 20)
  const left = (await more.answered?.(at(fieldwork), planned.wave, file)) ?? file
  await importSheets(at(fieldwork), { directorate, wave: planned.wave, fileName: `${plan.names.en}.csv`, file: left, mapping: mappingOf(lsesCore) })
  const closed = later(opened, 29)
  await closeWave(at(closed), { directorate, wave: planned.wave })
  await more.closed?.(at(closed), planned.wave)
  await publishWave(at(closed), { directorate, wave: planned.wave })
  return planned.wave
}
