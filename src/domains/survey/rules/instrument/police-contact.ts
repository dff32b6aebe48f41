import type { Instrument, Question } from '../../words.ts'
import { inEveryLanguage } from './in-every-language.ts'
import { agreement, choice } from './lses-core/scales.ts'

type Words = { readonly en: string; readonly ro: string }

const agreed = (number: number, label: Words, words: Words): Question => ({
  id: `contact.${number}`, block: 'how', kind: 'one', words, label, choices: agreement, measure: { share: [3, 4], words: { en: 'agree', ro: 'sunt de acord' } }, good: 'high', score: { most: 4, reversed: true },
})

/**
 * What somebody who had to do with the police is asked afterwards, all year round: twelve questions and no question about the person
 * (Latvia: the population that contacted the police; ESS round 5, procedural fairness).
 */
export const policeContact: Instrument = inEveryLanguage({
  code: 'police-contact', version: '2', asks: 'contacts', languages: ['en', 'ro'],
  names: { en: 'After contact with the police', ro: 'După un contact cu poliția' },
  blocks: [
    { id: 'what', names: { en: 'What it was about', ro: 'Despre ce a fost vorba' }, intro: { en: 'Think of the last time you had to do with the police. Please name no person.', ro: 'Gândiți-vă la ultima dată când ați avut de-a face cu poliția. Vă rugăm să nu numiți persoane.' } },
    { id: 'how', good: 'low', score: { kind: 'mean' }, names: { en: 'How it went', ro: 'Cum a decurs' } },
    { id: 'after', names: { en: 'What came of it', ro: 'Ce a ieșit' } },
  ],
  questions: [
    {
      id: 'contact.1', block: 'what', kind: 'one', label: { en: 'Kind of contact', ro: 'Felul contactului' }, words: { en: 'Why did you have to do with the police?', ro: 'De ce ați avut de-a face cu poliția?' },
      choices: [
        choice(1, 'I reported a crime or an accident', 'Am anunțat o infracțiune sau un accident'), choice(2, 'I asked for help or advice', 'Am cerut ajutor sau un sfat'), choice(3, 'I was stopped or checked', 'Am fost oprit(ă) sau controlat(ă)'),
        choice(4, 'I was a witness', 'Am fost martor(ă)'), choice(5, 'I needed a paper or a permit', 'Am avut nevoie de un act sau de o autorizație'), choice(6, 'Something else', 'Altceva'),
      ],
    },
    {
      id: 'contact.2', block: 'what', kind: 'one', label: { en: 'When', ro: 'Când' }, words: { en: 'How long ago was it?', ro: 'Cât timp a trecut de atunci?' },
      choices: [choice(1, 'Less than a week', 'Mai puțin de o săptămână'), choice(2, 'One to four weeks', 'Între una și patru săptămâni'), choice(3, 'Longer', 'Mai mult')],
    },
    agreed(3, { en: 'Told what happens next', ro: 'Au aflat ce urmează' }, { en: 'The police told me what would happen next.', ro: 'Poliția mi-a spus ce urmează.' }),
    agreed(4, { en: 'Treated with respect', ro: 'Tratați cu respect' }, { en: 'I was treated with respect.', ro: 'Am fost tratat(ă) cu respect.' }),
    agreed(5, { en: 'Listened to', ro: 'Ascultați' }, { en: 'The police listened to what I had to say.', ro: 'Poliția a ascultat ce am avut de spus.' }),
    agreed(6, { en: 'Understood the language', ro: 'Au înțeles limba' }, { en: 'I was spoken to in a language and in words that I understand.', ro: 'Mi s-a vorbit într-o limbă și cu cuvinte pe care le înțeleg.' }),
    {
      id: 'contact.7', block: 'how', kind: 'one', label: { en: 'Time until somebody came', ro: 'Timpul până a venit cineva' }, words: { en: 'How long did it take until somebody came or saw to you?', ro: 'Cât a durat până când a venit cineva sau s-a ocupat cineva de dumneavoastră?' },
      choices: [choice(0, 'Less than 15 minutes', 'Mai puțin de 15 minute'), choice(1, '15 minutes to an hour', 'Între 15 minute și o oră'), choice(2, 'One to four hours', 'Între una și patru ore'), choice(3, 'Longer, or nobody came', 'Mai mult sau nu a venit nimeni'), { ...choice(4, 'They came to me without being called', 'Au venit fără să fie chemați'), apart: true }],
      measure: { share: [0], words: { en: 'waited less than 15 minutes', ro: 'au așteptat mai puțin de 15 minute' } }, good: 'high', score: { most: 3 },
    },
    {
      id: 'contact.8', block: 'how', kind: 'one', label: { en: 'Knew the officer’s name', ro: 'Au știut numele polițistului' }, words: { en: 'Did you learn the name of the officer?', ro: 'Ați aflat numele polițistului?' },
      choices: [choice(1, 'Yes', 'Da'), choice(0, 'No', 'Nu')], measure: { share: [1], words: { en: 'learnt the name', ro: 'au aflat numele' } }, good: 'high', score: { most: 1, reversed: true },
    },
    {
      id: 'contact.9', block: 'after', kind: 'one', label: { en: 'Outcome is clear', ro: 'Rezultatul este clar' }, words: { en: 'Is it clear to you what came of it?', ro: 'Vă este clar ce a ieșit?' },
      choices: [choice(2, 'Yes', 'Da'), choice(1, 'Partly', 'În parte'), choice(0, 'No', 'Nu')], measure: { share: [2], words: { en: 'say that it is clear', ro: 'spun că este clar' } }, good: 'high',
    },
    {
      id: 'contact.10', block: 'after', kind: 'one', label: { en: 'Would turn to the police again', ro: 'S-ar adresa din nou poliției' }, words: { en: 'Would you turn to the police again?', ro: 'V-ați adresa din nou poliției?' },
      choices: [choice(3, 'Certainly', 'Cu siguranță'), choice(2, 'Probably', 'Probabil'), choice(1, 'Probably not', 'Probabil că nu'), choice(0, 'Certainly not', 'Cu siguranță nu')],
      measure: { share: [2, 3], words: { en: 'would probably or certainly do it', ro: 'ar face-o probabil sau cu siguranță' } }, good: 'high',
    },
    {
      id: 'contact.11', block: 'after', kind: 'one', label: { en: 'Satisfied overall', ro: 'Mulțumiți în ansamblu' }, words: { en: 'All in all, how satisfied are you with what the police did?', ro: 'Una peste alta, cât de mulțumit(ă) sunteți de ce a făcut poliția?' },
      choices: [choice(4, 'Very satisfied', 'Foarte mulțumit(ă)'), choice(3, 'Satisfied', 'Mulțumit(ă)'), choice(2, 'Neither one nor the other', 'Nici una, nici alta'), choice(1, 'Dissatisfied', 'Nemulțumit(ă)'), choice(0, 'Very dissatisfied', 'Foarte nemulțumit(ă)')],
      measure: { share: [3, 4], words: { en: 'are satisfied or very satisfied', ro: 'sunt mulțumiți sau foarte mulțumiți' } }, good: 'high',
    },
    {
      id: 'contact.12', block: 'after', kind: 'text', words: { en: 'What should the police have done differently?', ro: 'Ce ar fi trebuit să facă poliția altfel?' },
      hint: { en: 'Please name no person and no date.', ro: 'Vă rugăm să nu numiți persoane și să nu scrieți date calendaristice.' },
    },
  ],
})
