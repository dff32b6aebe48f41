import type { Look } from '#domains/vigilance/words.ts'
import type { habits } from './usual-days.ts'

/** Somebody who looks at what is none of their work: on which days after twelve usual weeks (0 is a Monday), and at what. */
export type Story = { readonly title: string; readonly who: keyof typeof habits; readonly days: Readonly<Record<number, readonly Look[]>>; /** Nothing but that it is more than usual. */ readonly onlyMore?: true }

const at = (hour: number, whom: string, more: Partial<Look> = {}): Look => ({ hour, whom, linked: false, ...more })
const many = (count: number, one: (nth: number) => Look): Look[] => Array.from({ length: count }, (_, nth) => one(nth))
const own = (hour: number) => (nth: number): Look => ({ hour: hour + (nth % 6), whom: `own ${nth}`, linked: true })

/** Twenty, told by what such cases were found to be: people once loved, neighbours, relatives, colleagues, names from the news, things sold to others. */
export const stories: readonly Story[] = [
  { title: 'looks up somebody once loved, late in the evening', who: 'zone officer', days: { 1: [at(23, 'ex')] } },
  { title: 'looks up somebody once loved every Wednesday, at work', who: 'zone officer', days: { 2: [at(10, 'ex')], 9: [at(11, 'ex')], 16: [at(10, 'ex')] } },
  { title: 'looks up the new partner of somebody once loved, and that partner\'s address', who: 'officer who changes shifts', days: { 0: [at(10, 'new partner')], 1: [at(10, 'new partner')], 3: [at(12, 'new partner')] } },
  { title: 'reads what a cousin in another zone is reported for', who: 'zone officer', days: { 3: [at(9, 'cousin', { kin: true })] } },
  { title: 'reads what a brother in the own zone is reported for', who: 'zone officer of a large zone', days: { 2: [at(10, 'brother', { kin: true, linked: true })] } },
  { title: 'searches for themself', who: 'analyst', days: { 1: [at(12, 'self', { selfOrColleague: true, linked: true })] } },
  { title: 'searches for a colleague who was promoted', who: 'zone officer', days: { 4: [at(14, 'colleague', { selfOrColleague: true, linked: true })] } },
  { title: 'reads about a neighbour with whom there is a quarrel, on a Sunday at night', who: 'analyst', days: { 6: [at(22, 'neighbour'), at(22, 'neighbour'), at(23, 'neighbour')] } },
  { title: 'looks up a journalist who wrote about the station', who: 'commander', days: { 1: [at(20, 'journalist')], 2: [at(21, 'journalist')] } },
  { title: 'looks for a well-known singer between four and five in the morning', who: 'zone officer of a large zone', days: { 5: [at(4, 'singer')] } },
  { title: 'tries one door after another that is shut', who: 'zone officer', days: { 1: many(6, (nth) => at(10, `shut ${nth}`, { refused: true })) } },
  { title: 'tries a sealed case again and again during the night shift', who: 'officer of the night', days: { 2: many(4, () => at(23, 'sealed', { refused: true })) } },
  { title: 'reads the whole street of a relative', who: 'zone officer', days: { 3: many(5, (nth) => at(11, `house ${nth}`, { kin: nth === 2 })) } },
  { title: 'looks after a day off what became of a case of their own family', who: 'analyst', days: { 5: [at(16, 'family', { kin: true })] } },
  { title: 'comes back to the same person for a tenant who asked', who: 'officer who changes shifts', days: { 1: [at(9, 'tenant')], 8: [at(15, 'tenant')], 14: [at(9, 'tenant')], 17: [at(9, 'tenant')] } },
  { title: 'copies the reports of the own zone in a week, for somebody who pays', who: 'zone officer', days: { 0: many(30, own(9)), 1: many(30, own(9)) }, onlyMore: true },
  { title: 'pages through a year of the own zone before changing to a private guard', who: 'zone officer of a large zone', days: { 1: many(90, own(9)), 2: many(80, own(9)) }, onlyMore: true },
  { title: 'reads everything of the commissariat before leaving the service', who: 'analyst', days: { 0: many(280, own(9)), 1: many(240, own(9)), 2: many(240, own(9)) }, onlyMore: true },
  { title: 'notes down who asked for help in the own zone, day after day of a week', who: 'officer of the night', days: { 0: many(35, own(17)), 1: many(35, own(17)), 2: many(35, own(17)), 3: many(35, own(17)) }, onlyMore: true },
  { title: 'lists the posts of everybody on the last day of an administrator', who: 'administrator', days: { 4: many(150, own(9)) }, onlyMore: true },
]
