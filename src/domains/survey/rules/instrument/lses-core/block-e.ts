import type { Question } from '../../../words.ts'
import { agreement, choice, yesNo } from './scales.ts'

type Words = { readonly en: string; readonly ro: string }
const agreed = (number: number, label: Words, words: Words): Question => ({
  id: `lses.e${number}`, block: 'e', kind: 'one', label, words, choices: agreement,
  measure: { share: [3, 4], words: { en: 'agree', ro: 'sunt de acord' } }, good: 'high', score: { most: 4, reversed: true },
})

/** Block E, satisfaction with the work of the police (LSES block v; CSEW, ESS round 5 trust in justice). Its score is turned round: higher is worse, as everywhere. */
export const blockE: readonly Question[] = [
  {
    id: 'lses.e1', block: 'e', kind: 'one', label: { en: 'The police do a good job here', ro: 'Poliția își face bine treaba aici' },
    words: { en: 'Taking everything together, how good a job do the police do in your area?', ro: 'Una peste alta, cât de bine își face treaba poliția în zona dumneavoastră?' },
    choices: [choice(4, 'Very good', 'Foarte bine'), choice(3, 'Good', 'Bine'), choice(2, 'Neither good nor bad', 'Nici bine, nici rău'), choice(1, 'Bad', 'Rău'), choice(0, 'Very bad', 'Foarte rău')],
    measure: { share: [3, 4], words: { en: 'say good or very good', ro: 'spun bine sau foarte bine' } }, good: 'high', score: { most: 4, reversed: true },
  },
  {
    id: 'lses.e2', block: 'e', kind: 'many', label: { en: 'Knows the officer of the area', ro: 'Cunosc polițistul zonei' },
    words: { en: 'Do you know which police officer is responsible for your area?', ro: 'Știți care polițist răspunde de zona dumneavoastră?' },
    hint: { en: 'Choose all that are true.', ro: 'Alegeți tot ce este adevărat.' },
    choices: [
      choice(1, 'I know the name', 'Îi știu numele'), choice(2, 'I would recognise them', 'L-aș recunoaște'), choice(3, 'I know how to reach them', 'Știu cum să-l contactez'),
      { ...choice(0, 'None of these', 'Niciuna dintre acestea'), exclusive: true },
    ],
    measure: { share: [1, 2, 3], words: { en: 'know the officer in one of these ways', ro: 'îl cunosc într-unul dintre aceste feluri' } }, good: 'high', score: { most: 3, reversed: true, as: { 0: 1 } },
  },
  {
    id: 'lses.e3', block: 'e', kind: 'one', label: { en: 'Police seen on foot or by bicycle', ro: 'Polițiști văzuți pe jos sau cu bicicleta' },
    words: { en: 'In the last month, how often did you see police on foot or by bicycle in your area?', ro: 'În ultima lună, cât de des ați văzut polițiști pe jos sau cu bicicleta în zona dumneavoastră?' },
    choices: [choice(0, 'Never', 'Niciodată'), choice(1, 'Once', 'O dată'), choice(2, 'A few times', 'De câteva ori'), choice(3, 'Every week', 'În fiecare săptămână'), choice(4, 'Every day or nearly', 'Zilnic sau aproape zilnic')],
    measure: { share: [3, 4], words: { en: 'saw them every week or more', ro: 'i-au văzut în fiecare săptămână sau mai des' } }, good: 'high', score: { most: 4, reversed: true },
  },
  agreed(4, { en: 'Police know what matters here', ro: 'Poliția știe ce contează aici' }, { en: 'The police know which problems matter to people here.', ro: 'Poliția știe ce probleme contează pentru oamenii de aici.' }),
  agreed(5, { en: 'Problems raised are acted on', ro: 'Problemele semnalate se rezolvă' }, {
    en: 'When people here raise a problem, the police and the municipality do something about it.', ro: 'Când oamenii de aici semnalează o problemă, poliția și primăria fac ceva în privința ei.',
  }),
  agreed(6, { en: 'Police involve residents', ro: 'Poliția îi implică pe locuitori' }, { en: 'The police involve residents in solving problems.', ro: 'Poliția îi implică pe locuitori în rezolvarea problemelor.' }),
  agreed(7, { en: 'Police respect people and explain', ro: 'Poliția respectă oamenii și explică' }, { en: 'The police here treat people with respect and explain what they do.', ro: 'Poliția de aici îi tratează pe oameni cu respect și explică ce face.' }),
  agreed(8, { en: 'Police treat everybody equally', ro: 'Poliția îi tratează pe toți la fel' }, {
    en: 'The police here treat everybody equally, whatever their origin, sex, age or income.', ro: 'Poliția de aici îi tratează pe toți la fel, indiferent de origine, sex, vârstă sau venit.',
  }),
  agreed(9, { en: 'Police would come soon enough', ro: 'Poliția ar veni destul de repede' }, {
    en: 'If you called because of danger, the police would come soon enough here.', ro: 'Dacă ați suna pentru că sunteți în pericol, poliția ar veni aici destul de repede.',
  }),
  {
    id: 'lses.e10', block: 'e', kind: 'one', label: { en: 'Trust in the police here', ro: 'Încrederea în poliția de aici' },
    words: { en: 'How much do you trust the police in your area?', ro: 'Câtă încredere aveți în poliția din zona dumneavoastră?' },
    hint: { en: '0 means no trust, 10 means complete trust.', ro: '0 înseamnă nicio încredere, 10 înseamnă încredere deplină.' },
    choices: Array.from({ length: 11 }, (_, code) => choice(code, String(code), String(code))),
    measure: { share: [6, 7, 8, 9, 10], words: { en: 'give 6 to 10 out of 10', ro: 'dau de la 6 la 10 din 10' } }, good: 'high', score: { most: 10, reversed: true },
  },
  {
    id: 'lses.e11', block: 'e', kind: 'one', label: { en: 'Heard what was done', ro: 'Au aflat ce s-a făcut' }, choices: yesNo,
    words: { en: 'In the last 6 months, did you hear or read what was done about problems in your area?', ro: 'În ultimele 6 luni, ați auzit sau ați citit ce s-a făcut pentru problemele din zona dumneavoastră?' },
    measure: { share: [1], words: { en: 'heard or read what was done', ro: 'au auzit sau au citit ce s-a făcut' } }, good: 'high',
  },
  {
    id: 'lses.e11w', block: 'e', kind: 'many', askedIf: [{ question: 'lses.e11', codes: [1] }],
    words: { en: 'Where did you hear or read it?', ro: 'De unde ați aflat?' },
    choices: [
      choice(1, 'From the police officer', 'De la polițist'), choice(2, 'At a meeting', 'La o întâlnire'), choice(3, 'From neighbours', 'De la vecini'), choice(4, 'On a notice or a leaflet', 'De pe un afiș sau pliant'),
      choice(5, 'In the newspaper, on radio or television', 'Din ziar, de la radio sau televizor'), choice(6, 'Online', 'De pe internet'), choice(7, 'Elsewhere', 'Din altă parte'),
    ],
  },
  {
    id: 'lses.e11c', block: 'e', kind: 'one', askedIf: [{ question: 'lses.e11', codes: [1] }], choices: yesNo,
    words: { en: 'Was it clear what was not done, and why?', ro: 'A fost clar ce nu s-a făcut și de ce?' },
  },
]
