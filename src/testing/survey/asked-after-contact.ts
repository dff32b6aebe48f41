import type { Ctx } from '#frame/ctx.ts'
import { invite, loadInstrument, openWave, planWave } from '#domains/survey/index.ts'
import { arta, place, signe } from '../people.ts'
import { as } from '../story.ts'
import { zones } from '../town.ts'

/** Whoever had to do with the police in Talsi is asked, from January on, three months at a time; each zone has a stack of cards. */
export async function askedAfterContact(ctx: Ctx, { cards = 20 } = {}): Promise<{ readonly wave: string; readonly centre: readonly string[]; readonly laidze: readonly string[] }> {
  const analyst = as(ctx, arta)
  const { id: instrument } = await loadInstrument(analyst, { instrument: 'police-contact' })
  const { wave } = await planWave(analyst, {
    commissariat: place.talsi, instrument, names: { en: 'After contact', ro: 'După contact' }, frame: 'A card after every contact', modes: ['web'], opensOn: '2027-01-01', closesOn: '2027-03-31',
    zones: [{ zone: zones.centre, target: 50 }, { zone: zones.laidze, target: 50 }], goesOnMonths: 3,
  })
  await openWave(analyst, { wave })
  const { codes: centre } = await invite(as(ctx, signe), { wave, zone: zones.centre, count: cards })
  const { codes: laidze } = await invite(as(ctx, signe), { wave, zone: zones.laidze, count: cards })
  return { wave, centre, laidze }
}

/** What somebody answers who was treated well, or who was not. */
export const afterContact = (well: boolean): Record<string, number> => ({
  'contact.1': well ? 1 : 3, 'contact.2': 1, 'contact.3': well ? 4 : 0, 'contact.4': well ? 4 : 1, 'contact.5': well ? 3 : 1, 'contact.6': 4, 'contact.7': well ? 0 : 3, 'contact.8': 1, 'contact.9': well ? 2 : 0, 'contact.10': well ? 3 : 1, 'contact.11': well ? 4 : 0,
})
