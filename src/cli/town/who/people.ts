import type { Role } from '#access/actor.ts'
import type { Partner } from './partners.ts'

/** The demonstration town's police: seventeen inspectors for about seventeen thousand people, as in the Latvian pilot of the source (seed line 1358). Names are made up. */
export const commander = 'Ieva Ozola'
export const analyst = 'Arta Hoxha'
/** Has the survey in custody, and is nobody's officer: alone reads what residents wrote. */
export const surveyOwner = 'Signe Apse'
export const admin = 'Doina Rusu'

type ZonePost = { readonly zone: string; readonly name: string; readonly title: Readonly<Record<string, string>>; readonly shows: 'name' | 'role'; readonly sinceMonths: number | null }

/** The named officer of each zone; one is shown by role only, one post has been vacant since its holder left. */
export const zoneOfficers: readonly ZonePost[] = [
  { zone: 'old-town', name: 'Besnik Leka', title: { en: 'Zone officer, Old Town', ro: 'Ofițer de zonă, Orașul Vechi' }, shows: 'name', sinceMonths: 31 },
  { zone: 'lakeside', name: 'Maris Kalnins', title: { en: 'Zone officer, Lakeside', ro: 'Ofițer de zonă, Malul Lacului' }, shows: 'name', sinceMonths: 9 },
  { zone: 'station-quarter', name: 'Elena Ceban', title: { en: 'Zone officer, Station Quarter', ro: 'Ofițer de zonă, Cartierul Gării' }, shows: 'role', sinceMonths: 14 },
  { zone: 'mill-hill', name: 'Jaan Tamm', title: { en: 'Zone officer, Mill Hill', ro: 'Ofițer de zonă, Dealul Morii' }, shows: 'name', sinceMonths: null },
]

/** The other inspectors of the commissariat. */
export const inspectors: readonly string[] = [
  'Agim Prela', 'Anna Bondar', 'Dita Liepa', 'Grigore Munteanu', 'Ilze Berzina', 'Katrin Saar', 'Luan Gjoka', 'Mihai Lungu', 'Nadia Koval', 'Olena Shevchuk', 'Pieter Maes', 'Rasa Vitola', 'Vlad Cojocaru',
]

/** Who signs in to the demonstration, with the post each holds over the commissariat. */
export const staff: readonly (readonly [string, Role])[] = [[commander, 'commander'], [analyst, 'analyst'], [surveyOwner, 'survey-owner']]

/** Who speaks for a partner and signs in; the others tell the police what they think. */
export const inOffice: Readonly<Partial<Record<Partner, string>>> = { municipality: 'Andra Kalve' }

/** Who looks after the house: with a second who leads it, what takes two people can be tried by whoever is shown the town; one sees the whole country. */
export const keepers: readonly { readonly name: string; readonly role: Role; readonly over: 'directorate' | 'country' }[] = [
  { name: admin, role: 'admin', over: 'directorate' },
  { name: 'Teuta Gashi', role: 'admin', over: 'directorate' },
  { name: 'Viktors Liepins', role: 'hq', over: 'directorate' },
  { name: 'Anu Kask', role: 'hq', over: 'country' },
  { name: 'Oksana Marchuk', role: 'auditor', over: 'directorate' },
  { name: 'Dirk Claes', role: 'data-protection', over: 'directorate' },
]
