import { figure } from '../figure.ts'
import type { Passage } from '../passage.ts'

/** Crimes a year in Estonia from 2003 on, as printed over the bars of figure 8. */
const counts = [57_417, 57_168, 55_586, 51_834, 50_375, 50_977, 48_359, 48_340, 42_567, 40_816, 39_631, 37_787, 32_559]
const lineOf = (place: number) => (place < 8 ? 984 : place < 12 ? 985 : 987)
const fall = (counts[0]! - counts.at(-1)!) / counts[0]!

/** Estonia: crimes from 2003 to 2015, trust, who is held responsible, and the associations (seed lines 963-1206; U2, U3, U4). */
export const estoniaCrime: Passage = {
  id: 'estonia-crime', country: 'EE', line: 963,
  names: { en: 'Estonia: fewer crimes, and who answers for safety', ro: 'Estonia: mai puține infracțiuni și cine răspunde de siguranță' },
  about: {
    en: 'Crimes counted in thirteen years, trust in the police, and the associations that reach a whole country.',
    ro: 'Infracțiunile numărate în treisprezece ani, încrederea în poliție și asociațiile care ajung în toată țara.',
  },
  figures: [
    figure({ id: 'trust', unit: 'share', from: 0.8, how: 'about', printed: 'about 80%', line: 963, names: { en: 'Trust in the police, for over ten years', ro: 'Încrederea în poliție, timp de peste zece ani' } }),
    figure({ id: 'only-the-state', unit: 'share', from: 0.5, how: 'about', printed: '50%', line: 1205, names: { en: 'Hold only the State responsible for safety', ro: 'Consideră că numai statul răspunde de siguranță' } }),
    figure({ id: 'want-to-contribute', unit: 'share', from: 0.5, printed: 'half of citizens', line: 1206, names: { en: 'Want to contribute', ro: 'Vor să contribuie' } }),
    figure({ id: 'ekyl-members', unit: 'count', from: 1_400, how: 'more', printed: '1400', line: 1129, names: { en: 'Members of the union of housing associations (EKYL)', ro: 'Membri ai uniunii asociațiilor de locatari (EKYL)' } }),
    figure({ id: 'live-in-associations', unit: 'part', from: 0.65, how: 'about', printed: 'About 65%', line: 1130, names: { en: 'Of the population live in apartment associations', ro: 'Din populație locuiește în asociații de locatari' } }),
    figure({ id: 'ekyl-part', unit: 'part', from: 0.15, how: 'about', printed: '15%', line: 1135, names: { en: 'Of the country\'s cooperative housing belongs to EKYL', ro: 'Din locuințele cooperatiste ale țării ține de EKYL' } }),
    figure({ id: 'kodukant-members', unit: 'count', from: 5_000, how: 'about', printed: '5,000', line: 1157, names: { en: 'Members of the village movement (Kodukant)', ro: 'Membri ai mișcării satelor (Kodukant)' } }),
    figure({ id: 'counties', unit: 'count', from: 15, printed: '15 counties', line: 1102, names: { en: 'Counties, each with a safety council', ro: 'Județe, fiecare cu un consiliu de siguranță' } }),
  ],
  follows: [
    { id: 'fall', unit: 'fall', from: fall, to: fall, digits: 1, of: ['2003', '2015'], band: null, names: { en: 'Fall in crimes from 2003 to 2015', ro: 'Scăderea infracțiunilor din 2003 până în 2015' } },
    { id: 'fewer-crimes', unit: 'count', from: counts[0]! - counts.at(-1)!, to: counts[0]! - counts.at(-1)!, digits: 0, of: ['2003', '2015'], band: null, names: { en: 'Fewer crimes in 2015 than in 2003', ro: 'Cu atâtea mai puține infracțiuni în 2015 decât în 2003' } },
  ],
  rankings: [],
  counts: counts.map((count, place) => ({ year: 2003 + place, count, line: lineOf(place) })),
  cautions: [
    { en: 'These are crimes that were recorded. The same source says that about half of some kinds of crime are not told to the police, so fewer recorded crimes need not be fewer crimes.', ro: 'Acestea sunt infracțiuni înregistrate. Aceeași sursă spune că aproape jumătate din unele feluri de infracțiuni nu se aduc la cunoștința poliției, deci mai puține infracțiuni înregistrate nu înseamnă neapărat mai puține infracțiuni.' },
    { en: 'Chance is reckoned as if each crime came by itself. Crimes come in series too, so small changes are even less certain than is said here.', ro: 'Întâmplarea se socotește ca și cum fiecare infracțiune ar veni singură. Infracțiunile vin și în serii, de aceea schimbările mici sunt și mai puțin sigure decât se spune aici.' },
  ],
}
