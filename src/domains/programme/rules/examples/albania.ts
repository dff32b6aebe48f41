import { fewestInhabitants, inhabitantsBand, mostInhabitants } from '#domains/territory/words.ts'
import { figure } from '../figure.ts'
import type { Passage } from '../passage.ts'

const more = 0.35
const each = 1 - 1 / (1 + more)

/** Albania: more community officers, the size of their areas, the reception halls and the rhythm of the Local Safety Evaluation System (seed lines 681-720; U1). */
export const albania: Passage = {
  id: 'albania', country: 'AL', line: 681,
  names: { en: 'Albania: the reform that this system comes from', ro: 'Albania: reforma din care provine acest sistem' },
  about: {
    en: 'More community officers, an area for each that one person can know, and a survey twice a year that plans are made from.',
    ro: 'Mai mulți polițiști comunitari, pentru fiecare o zonă pe care un om o poate cunoaște și un sondaj de două ori pe an, din care se fac planuri.',
  },
  figures: [
    figure({ id: 'more-officers', unit: 'part', from: more, printed: '35%', line: 682, names: { en: 'More community officers', ro: 'Mai mulți polițiști comunitari' } }),
    figure({ id: 'inhabitants', unit: 'count', from: 3_000, to: 7_000, printed: '3–7 thousand', line: 683, names: { en: 'Inhabitants of an area with an officer of its own', ro: 'Locuitori ai unei zone cu polițist propriu' } }),
    figure({ id: 'services', unit: 'count', from: 92, printed: '92 types', line: 690, names: { en: 'Services of a reception hall', ro: 'Servicii ale unei săli de primire' } }),
    figure({ id: 'survey-every', unit: 'months', from: 6, printed: 'six months', line: 703, names: { en: 'A survey in each zone, at least once in', ro: 'Un sondaj în fiecare zonă, cel puțin o dată la' } }),
    figure({ id: 'plan-lasts', unit: 'months', from: 3, to: 6, printed: 'three–six months', line: 720, names: { en: 'A zone\'s plan is made for', ro: 'Planul unei zone se face pentru' } }),
  ],
  follows: [
    { id: 'fewer-for-each', unit: 'fall', from: each, to: each, digits: 1, of: ['more-officers'], band: null, names: { en: 'Fewer inhabitants for each officer, if as many people live there', ro: 'Mai puțini locuitori la un polițist, dacă populația rămâne aceeași' } },
    { id: 'band', unit: 'count', from: 3_000, to: 7_000, digits: 0, of: ['inhabitants'], band: inhabitantsBand(3_000, 1) === 'within' ? inhabitantsBand(7_000, 1) : 'unknown', names: { en: `Inhabitants for one officer, held against the band of this system (${fewestInhabitants} to ${mostInhabitants})`, ro: `Locuitori la un polițist, față de limitele acestui sistem (de la ${fewestInhabitants} la ${mostInhabitants})` } },
    { id: 'surveys-a-year', unit: 'count', from: 12 / 6, to: 12 / 6, digits: 0, of: ['survey-every'], band: null, names: { en: 'Surveys in a year, at least', ro: 'Sondaje pe an, cel puțin' } },
    { id: 'plans-between-surveys', unit: 'count', from: 6 / 6, to: 6 / 3, digits: 0, of: ['survey-every', 'plan-lasts'], band: null, names: { en: 'Plans from one survey to the next', ro: 'Planuri de la un sondaj la următorul' } },
  ],
  rankings: [], counts: [],
  cautions: [
    { en: 'The source does not say how many officers there were before and after, nor in which year.', ro: 'Sursa nu spune câți polițiști erau înainte și după, nici în ce an.' },
  ],
}
