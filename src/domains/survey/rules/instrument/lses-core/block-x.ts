import type { Question } from '../../../words.ts'
import { choice, yesNo } from './scales.ts'

/** The background that weights and equity need; the two that weigh every sheet cannot be passed over. */
export const blockX: readonly Question[] = [
  {
    id: 'lses.x1', block: 'x', kind: 'one', needed: true, label: { en: 'Age group', ro: 'Grupa de vârstă' }, words: { en: 'How old are you?', ro: 'Ce vârstă aveți?' },
    choices: [choice(1, '16 to 24', '16–24 de ani'), choice(2, '25 to 34', '25–34 de ani'), choice(3, '35 to 44', '35–44 de ani'), choice(4, '45 to 54', '45–54 de ani'), choice(5, '55 to 64', '55–64 de ani'), choice(6, '65 to 74', '65–74 de ani'), choice(7, '75 or over', '75 de ani sau peste')],
  },
  {
    id: 'lses.x2', block: 'x', kind: 'one', needed: true, label: { en: 'Sex', ro: 'Sexul' }, words: { en: 'Are you a woman or a man?', ro: 'Sunteți femeie sau bărbat?' },
    choices: [choice(1, 'A woman', 'Femeie'), choice(2, 'A man', 'Bărbat'), choice(3, 'I describe myself in another way', 'Mă descriu altfel')],
  },
  {
    id: 'lses.x3', block: 'x', kind: 'one', label: { en: 'Years in the area', ro: 'Ani în zonă' }, words: { en: 'How many years have you lived in this area?', ro: 'De câți ani locuiți în această zonă?' },
    choices: [choice(1, 'Less than 1', 'Mai puțin de 1'), choice(2, '1 to 4', '1–4'), choice(3, '5 to 9', '5–9'), choice(4, '10 to 19', '10–19'), choice(5, '20 or more', '20 sau mai mulți')],
  },
  {
    id: 'lses.x4', block: 'x', kind: 'one', label: { en: 'Language at home', ro: 'Limba vorbită acasă' }, words: { en: 'Which language do you mainly speak at home?', ro: 'Ce limbă vorbiți mai ales acasă?' },
    choices: [choice(1, 'The official language of the country', 'Limba oficială a țării'), choice(2, 'Another language', 'Altă limbă'), choice(3, 'Both alike', 'Ambele la fel')],
  },
  {
    id: 'lses.x5', block: 'x', kind: 'one', label: { en: 'Lasting illness or disability', ro: 'Boală de durată sau dizabilitate' }, choices: yesNo,
    words: { en: 'Does a lasting illness or a disability limit what you do in a day?', ro: 'Vă limitează o boală de durată sau o dizabilitate activitățile de zi cu zi?' },
  },
  {
    id: 'lses.x6', block: 'x', kind: 'one', label: { en: 'Belongs to a minority', ro: 'Aparține unei minorități' }, choices: yesNo,
    words: { en: 'Do you feel that you belong to a minority here?', ro: 'Simțiți că aparțineți aici unei minorități?' },
  },
  {
    id: 'lses.x7', block: 'x', kind: 'one', label: { en: 'Housing', ro: 'Locuința' }, words: { en: 'How do you live?', ro: 'În ce fel de locuință stați?' },
    choices: [
      choice(1, 'In a flat that belongs to a housing association', 'Într-un apartament dintr-o asociație de locatari'), choice(2, 'In a flat without a housing association', 'Într-un apartament fără asociație de locatari'),
      choice(3, 'In a house', 'La casă'), choice(4, 'In another way', 'Altfel'),
    ],
  },
]
