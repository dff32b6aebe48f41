import { inhabitantsBand, inhabitantsPerOfficer } from '#domains/territory/words.ts'
import { figure } from '../figure.ts'
import type { Passage } from '../passage.ts'

const inspectors = 17, population = 17_000, monthly = 62

/** The pilot of Talsi, Latvia: the place it began from, what residents named, and what changed in three years (seed lines 1360-1664; O9, U6, U7). */
export const talsi: Passage = {
  id: 'talsi', country: 'LV', line: 1358,
  names: { en: 'Talsi: a pilot of three years', ro: 'Talsi: un proiect-pilot de trei ani' },
  about: {
    en: 'A town in Latvia tried community policing for three years. Where it began from, what its residents named first, and what had changed at the end.',
    ro: 'Un oraș din Letonia a încercat timp de trei ani poliția comunitară. De unde a pornit, ce au numit mai întâi locuitorii și ce se schimbase la sfârșit.',
  },
  figures: [
    figure({ id: 'inspectors', unit: 'count', from: inspectors, printed: '17 sector inspectors', line: 1360, names: { en: 'Inspectors', ro: 'Inspectori' } }),
    figure({ id: 'population', unit: 'count', from: population, how: 'about', printed: '17000', line: 1361, names: { en: 'Inhabitants', ro: 'Locuitori' } }),
    figure({ id: 'offences', unit: 'count', from: monthly, printed: '62 crimes per month', line: 1365, names: { en: 'Crimes in an average month', ro: 'Infracțiuni într-o lună obișnuită' } }),
    figure({ id: 'trust', unit: 'share', from: 0.65, to: 0.7, printed: '65–70%', line: 1368, names: { en: 'Trust in the police, at the beginning', ro: 'Încrederea în poliție, la început' } }),
    figure({ id: 'registered-offences', unit: 'fall', from: 0.282, digits: 1, monthly, printed: '28.2%', line: 1645, names: { en: 'Fall in registered offences', ro: 'Scăderea faptelor înregistrate' } }),
    figure({ id: 'robberies', unit: 'fall', from: 0.268, digits: 1, printed: '26.8%', line: 1647, names: { en: 'Fall in robberies', ro: 'Scăderea jafurilor' } }),
    figure({ id: 'know-officer', unit: 'points', from: 0.25, printed: '25%', line: 1650, names: { en: 'Know their district officer', ro: 'Își cunosc polițistul de sector' } }),
    figure({ id: 'police-better', unit: 'points', from: 0.26, printed: '26%', line: 1653, names: { en: 'Find that police work has become better', ro: 'Consideră că munca poliției s-a îmbunătățit' } }),
    figure({ id: 'keeps-order', unit: 'points', from: 0.11, printed: '11%', line: 1656, names: { en: 'Find that the police keep order and safety well', ro: 'Consideră că poliția asigură bine ordinea și siguranța' } }),
    figure({ id: 'knows-problems', unit: 'points', from: 0.13, printed: '13%', line: 1659, names: { en: 'Find that the police know what troubles people', ro: 'Consideră că poliția știe ce îi preocupă pe oameni' } }),
    figure({ id: 'involves-people', unit: 'points', from: 0.08, printed: '8%', line: 1662, names: { en: 'Find that the police draw people in to solve problems', ro: 'Consideră că poliția îi atrage pe oameni la rezolvarea problemelor' } }),
    figure({ id: 'safe-at-night', unit: 'points', from: 0.09, printed: '9%', line: 1664, names: { en: 'Safety at night', ro: 'Siguranța pe timp de noapte' } }),
  ],
  follows: [
    { id: 'inhabitants-per-inspector', unit: 'count', from: inhabitantsPerOfficer(population, inspectors)!, to: inhabitantsPerOfficer(population, inspectors)!, digits: 0, of: ['population', 'inspectors'], band: inhabitantsBand(population, inspectors), names: { en: 'Inhabitants for each inspector', ro: 'Locuitori la un inspector' } },
    { id: 'offences-a-year', unit: 'count', from: monthly * 12, to: monthly * 12, digits: 0, of: ['offences'], band: null, names: { en: 'Crimes in a year, at that rate', ro: 'Infracțiuni într-un an, în acest ritm' } },
    { id: 'offences-per-thousand', unit: 'count', from: (monthly * 12_000) / population, to: (monthly * 12_000) / population, digits: 1, of: ['offences', 'population'], band: null, names: { en: 'Crimes in a year for each 1,000 inhabitants', ro: 'Infracțiuni într-un an la 1.000 de locuitori' } },
  ],
  rankings: [{
    id: 'residents', line: 1446, names: { en: 'What residents named in the first survey', ro: 'Ce au numit locuitorii în primul sondaj' },
    tiers: [[
      { id: 'lighting', names: { en: 'Street lighting that is missing or too weak', ro: 'Iluminat stradal lipsă sau prea slab' } },
      { id: 'youth-groups', names: { en: 'Aggressive groups of young people', ro: 'Grupuri agresive de tineri' } },
      { id: 'drunkenness', names: { en: 'Drunk people', ro: 'Oameni beți' } },
      { id: 'traffic', names: { en: 'Breaking of traffic rules', ro: 'Încălcarea regulilor de circulație' } },
      { id: 'dogs', names: { en: 'Stray dogs', ro: 'Câini fără stăpân' } },
      { id: 'robbery', names: { en: 'Robberies', ro: 'Jafuri' } },
    ]],
  }],
  counts: [],
  cautions: [
    { en: 'The source writes "by 25%" and does not say whether points or parts of the earlier share are meant. They are read as points here, which makes them easier to see: as parts of an earlier share they would be fewer points.', ro: 'Sursa scrie „cu 25%” și nu spune dacă sunt puncte sau părți din proporția de dinainte. Aici se citesc ca puncte, ceea ce le face mai ușor de văzut: ca părți din proporția de dinainte ar fi mai puține puncte.' },
    { en: 'There was no place to compare with: what changed in the whole country in these years changed here as well.', ro: 'Nu a existat un loc de comparație: ce s-a schimbat în toată țara în acești ani s-a schimbat și aici.' },
    { en: 'The average month is of crimes, the fall of registered offences; they are taken for the same here. How many robberies there were, and over which months they were counted, is not said.', ro: 'Luna obișnuită este a infracțiunilor, iar scăderea, a faptelor înregistrate; aici se iau drept același lucru. Nu se spune câte jafuri au fost și în ce luni s-au numărat.' },
  ],
}
