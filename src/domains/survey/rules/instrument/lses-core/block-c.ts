import type { Question } from '../../../words.ts'
import { choice, safety } from './scales.ts'

const unsafe = { share: [2, 3], words: { en: 'feel rather or very unsafe', ro: 'se simt în nesiguranță' } }
const days = Array.from({ length: 31 }, (_, before) => before + 1)

/** Block C, concrete fear: situations, ways avoided, days of fright, places (LSES block iii; SDG 16.1.4, Farrall & Gadd 2004). */
export const blockC: readonly Question[] = [
  {
    id: 'lses.c1', block: 'c', kind: 'one', label: { en: 'Safety alone outside after dark', ro: 'Siguranța pe stradă după lăsarea serii' },
    words: { en: 'How safe do you feel walking alone in your area after dark?', ro: 'Cât de în siguranță vă simțiți când mergeți singur(ă) prin zonă după lăsarea întunericului?' },
    choices: safety({ en: 'I never go out then', ro: 'Nu ies niciodată atunci' }), measure: unsafe, good: 'low', score: { most: 3 },
  },
  {
    id: 'lses.c2', block: 'c', kind: 'one', label: { en: 'Safety alone at home after dark', ro: 'Siguranța acasă după lăsarea serii' },
    words: { en: 'How safe do you feel when you are alone at home after dark?', ro: 'Cât de în siguranță vă simțiți când sunteți singur(ă) acasă după lăsarea întunericului?' },
    choices: safety({ en: 'I am never alone at home then', ro: 'Nu sunt niciodată singur(ă) acasă atunci' }), measure: unsafe, good: 'low', score: { most: 3 },
  },
  {
    id: 'lses.c3', block: 'c', kind: 'one', label: { en: 'Ways and outings avoided', ro: 'Drumuri și ieșiri evitate' },
    words: {
      en: 'In the last 6 months, how often did you change your way, or not go out, or not use a bus, because you felt unsafe?',
      ro: 'În ultimele 6 luni, cât de des v-ați schimbat drumul, nu ați ieșit sau nu ați luat autobuzul pentru că nu vă simțeați în siguranță?',
    },
    choices: [choice(0, 'Never', 'Niciodată'), choice(1, 'Once or twice', 'O dată sau de două ori'), choice(2, 'Every month', 'În fiecare lună'), choice(3, 'Every week or more', 'În fiecare săptămână sau mai des')],
    measure: { share: [1, 2, 3], words: { en: 'avoided something at least once', ro: 'au evitat ceva cel puțin o dată' } }, good: 'low', score: { most: 3 },
  },
  {
    id: 'lses.c4', block: 'c', kind: 'number', least: 0, most: 31, label: { en: 'Days of fright in a month', ro: 'Zile de spaimă într-o lună' },
    words: {
      en: 'In the last month, on how many days were you actually frightened that something would be done to you?',
      ro: 'În ultima lună, în câte zile v-ați speriat cu adevărat că vi se va face ceva?',
    },
    hint: { en: 'Write 0 if on none.', ro: 'Scrieți 0 dacă în niciuna.' },
    measure: { share: days, words: { en: 'were frightened on at least one day', ro: 's-au speriat cel puțin într-o zi' } }, good: 'low', score: { most: 31 },
  },
  {
    id: 'lses.c4w', block: 'c', kind: 'text', askedIf: [{ question: 'lses.c4', codes: days }],
    words: { en: 'Where was that, and what was it?', ro: 'Unde a fost și ce anume?' },
    hint: { en: 'A street, a stop or a building. Please name no person.', ro: 'O stradă, o stație sau o clădire. Vă rugăm să nu numiți persoane.' },
  },
]
