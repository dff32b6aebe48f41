import { keepAgreement, registerOrganisation } from '#domains/partners/index.ts'
import type { Sector } from '#domains/partners/words.ts'
import { acting, type Scene } from '../scene.ts'
import { daysAfter, later, monthsBefore } from '../days.ts'
import { commander } from './people.ts'

/** Who works with the police of the demonstration town. */
export const partners = ['municipality', 'school', 'homes', 'market'] as const
export type Partner = (typeof partners)[number]

type Described = { readonly name: string; readonly sector: Sector; readonly offers: string; readonly agreement: { readonly title: string; readonly obligations: string; readonly others: string; /** Days from the day the town is shown. */ readonly ends: number } }

const described: Readonly<Record<Partner, Described>> = {
  municipality: {
    name: 'Liepene municipality', sector: 'municipality', offers: 'Lighting, roads, cleaning; a seat on the safety commission',
    agreement: { title: 'Agreement on safety in Liepene', obligations: 'Tells the municipality each month what residents report about lamps, roads and rubbish', others: 'Repairs lamps within fourteen days and answers every request of the police in writing', ends: 40 },
  },
  school: {
    name: 'Evening School No. 2', sector: 'school', offers: 'Rooms in the evening, and a way to 300 grown-up pupils',
    agreement: { title: 'Safe way to school', obligations: 'An officer visits the school once in each term', others: 'Tells the zone officer where pupils do not feel safe', ends: 410 },
  },
  homes: {
    name: 'Old Town housing association', sector: 'housing-association', offers: 'Notices in 64 stairways; a meeting of members each month',
    agreement: { title: 'Neighbours look after their yards', obligations: 'The zone officer comes to the meeting of members every second month', others: 'Reports broken lamps and doors the same week', ends: 260 },
  },
  market: {
    name: 'Liepene Market', sector: 'business', offers: 'The guard of the market, until 23:00',
    agreement: { title: 'Order around the market', obligations: 'A patrol passes the market each evening', others: 'Keeps the courtyard clean and lit', ends: -12 },
  },
}

/** Registers the partners of the demonstration town with an agreement each: one runs out soon, one ran out and nobody renewed it. */
export async function partnersRegistered(scene: Pick<Scene, 'at' | 'directorate' | 'commissariat' | 'today'>): Promise<Readonly<Record<Partner, string>>> {
  const began = monthsBefore(scene.today, 18)
  const ieva = await acting(scene, commander, began)
  const ids: [Partner, string][] = []
  for (const partner of partners) {
    const { agreement: { ends, ...agreement }, ...told } = described[partner]
    const { organisation } = await registerOrganisation(ieva, { commissariat: scene.commissariat, ...told, channels: { email: `${partner}@liepene.example` }, since: daysAfter(began, 0) })
    await keepAgreement({ ...ieva, now: later(began, 14) }, { organisation, ...agreement, signedOn: daysAfter(began, 14), endsOn: daysAfter(scene.today, ends) })
    ids.push([partner, organisation])
  }
  return Object.fromEntries(ids) as Record<Partner, string>
}
