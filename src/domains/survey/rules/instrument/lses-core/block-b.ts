import type { Question } from '../../../words.ts'
import { choice, yesNo } from './scales.ts'

type Words = { readonly en: string; readonly ro: string }
const months: readonly (readonly [string, string])[] = [
  ['January', 'Ianuarie'], ['February', 'Februarie'], ['March', 'Martie'], ['April', 'Aprilie'], ['May', 'Mai'], ['June', 'Iunie'],
  ['July', 'Iulie'], ['August', 'August'], ['September', 'Septembrie'], ['October', 'Octombrie'], ['November', 'Noiembrie'], ['December', 'Decembrie'],
]

/** A kind of event, and what is asked of those it happened to: how many times, in which month last, where. */
const event = (number: number, label: Words, words: Words, more: Partial<Question> = {}): readonly Question[] => {
  const id = `lses.b${number}`
  const followUp = { block: 'b', askedIf: [{ question: id, codes: [1] }], ...(more.alone ? { alone: true } : {}) }
  return [
    { id, block: 'b', kind: 'one', label, words, choices: yesNo, measure: { share: [1], words: { en: 'say that it happened', ro: 'spun că s-a întâmplat' } }, good: 'low', ...more },
    { id: `${id}n`, kind: 'number', words: { en: 'How many times?', ro: 'De câte ori?' }, least: 1, most: 99, ...followUp },
    { id: `${id}m`, kind: 'one', words: { en: 'In which month did it happen last?', ro: 'În ce lună s-a întâmplat ultima dată?' }, choices: months.map(([en, ro], place) => choice(place + 1, en, ro)), ...followUp },
    {
      id: `${id}p`, kind: 'one', words: { en: 'Where was that?', ro: 'Unde a fost?' }, ...followUp,
      choices: [choice(1, 'In this area', 'În această zonă'), choice(2, 'Elsewhere', 'În altă parte'), ...(number < 6 ? [] : [choice(3, 'By phone or online', 'La telefon sau online')])],
    },
  ]
}

const events = [
  event(1, { en: 'Break-in at home', ro: 'Spargere la locuință' }, {
    en: 'In the last 12 months, did anyone get into your home, cellar or garage without permission and steal or try to steal something?',
    ro: 'În ultimele 12 luni, a intrat cineva fără voie în locuința, beciul sau garajul dumneavoastră și a furat sau a încercat să fure ceva?',
  }),
  event(2, { en: 'Theft from the person', ro: 'Furt din buzunar sau geantă' }, {
    en: 'Was something you carried or wore stolen without force, such as a phone, wallet or bag?',
    ro: 'Vi s-a furat, fără forță, ceva ce purtați asupra dumneavoastră, de exemplu telefonul, portofelul sau geanta?',
  }),
  event(3, { en: 'Theft of or from a vehicle', ro: 'Furt de vehicul sau din vehicul' }, {
    en: 'Was a car, motorcycle, scooter or bicycle of your household stolen, or something taken from it?',
    ro: 'S-a furat o mașină, motocicletă, trotinetă sau bicicletă a gospodăriei dumneavoastră ori ceva din ea?',
  }),
  event(4, { en: 'Damage to property', ro: 'Bunuri stricate intenționat' }, {
    en: 'Was property of your household damaged on purpose?',
    ro: 'A stricat cineva intenționat bunuri ale gospodăriei dumneavoastră?',
  }),
  event(5, { en: 'Robbery', ro: 'Tâlhărie' }, {
    en: 'Did anyone take or try to take something from you by force or by threatening you?',
    ro: 'A luat sau a încercat cineva să vă ia ceva cu forța sau prin amenințare?',
  }),
  event(6, { en: 'Assault, threats or harassment', ro: 'Lovire, amenințări sau hărțuire' }, {
    en: 'Did anyone outside your household hit, push, or seriously threaten or harass you, in person or by message?',
    ro: 'V-a lovit, v-a îmbrâncit, v-a amenințat grav sau v-a hărțuit cineva din afara gospodăriei, direct sau prin mesaje?',
  }, { alone: true }),
  event(7, { en: 'Deception', ro: 'Înșelăciune' }, {
    en: 'Did you lose money or personal records through deception, in person, by phone or online?',
    ro: 'Ați pierdut bani sau date personale printr-o înșelăciune, direct, la telefon sau online?',
  }),
]

/** The seven kinds of event; the block's score is the share to whom any of them happened. */
export const exposure = events.map(([question]) => question!.id)

const whichOfSix: Question = {
  id: 'lses.b6w', block: 'b', kind: 'many', alone: true, askedIf: [{ question: 'lses.b6', codes: [1] }],
  words: { en: 'What was it?', ro: 'Ce s-a întâmplat?' },
  choices: [choice(1, 'Hit, pushed or hurt', 'Lovire, îmbrâncire sau rănire'), choice(2, 'Threatened', 'Amenințare'), choice(3, 'Harassed', 'Hărțuire')],
}

/** Block B, exposure to crime in twelve months, and whether the police were told (LSES block ii; ICVS, UNODC-UNECE manual, SDG 16.3.1). */
export const blockB: readonly Question[] = [
  ...events.flatMap((questions) => (questions[0]!.id === 'lses.b6' ? [questions[0]!, whichOfSix, ...questions.slice(1)] : questions)),
  {
    id: 'lses.b8', block: 'b', kind: 'one', label: { en: 'Told the police', ro: 'Au anunțat poliția' }, choices: yesNo, askedIf: exposure.map((question) => ({ question, codes: [1] })),
    words: { en: 'Thinking of the most recent event: did you or someone else tell the police?', ro: 'Gândiți-vă la ultima întâmplare: dumneavoastră sau altcineva ați anunțat poliția?' },
    measure: { share: [1], words: { en: 'of those it happened to say the police were told', ro: 'dintre cei cărora li s-a întâmplat spun că poliția a fost anunțată' } }, good: 'high',
  },
  {
    id: 'lses.b8s', block: 'b', kind: 'one', askedIf: [{ question: 'lses.b8', codes: [1] }], label: { en: 'Satisfied with what the police did', ro: 'Mulțumiți de ce a făcut poliția' },
    words: { en: 'How satisfied were you with what the police did and told you?', ro: 'Cât de mulțumit(ă) ați fost de ce a făcut poliția și de ce v-a spus?' },
    choices: [choice(3, 'Very satisfied', 'Foarte mulțumit(ă)'), choice(2, 'Fairly satisfied', 'Destul de mulțumit(ă)'), choice(1, 'Rather dissatisfied', 'Mai degrabă nemulțumit(ă)'), choice(0, 'Very dissatisfied', 'Foarte nemulțumit(ă)')],
    measure: { share: [2, 3], words: { en: 'of those who told the police were satisfied', ro: 'dintre cei care au anunțat poliția au fost mulțumiți' } }, good: 'high',
  },
  {
    id: 'lses.b9', block: 'b', kind: 'one', askedIf: [{ question: 'lses.b8', codes: [0] }], label: { en: 'Why the police were not told', ro: 'De ce poliția nu a fost anunțată' },
    words: { en: 'What was the main reason for not telling the police?', ro: 'Care a fost motivul principal pentru care poliția nu a fost anunțată?' },
    choices: [
      choice(1, 'It was not serious', 'Nu era ceva grav'), choice(2, 'I solved it myself', 'Am rezolvat singur(ă)'), choice(3, 'The police could have done nothing', 'Poliția nu putea face nimic'),
      choice(4, 'Fear of revenge', 'Teama de răzbunare'), choice(5, 'No trust in the police', 'Lipsa de încredere în poliție'), choice(6, 'Too complicated', 'Prea complicat'),
      choice(7, 'I told another body', 'Am anunțat altă instituție'), choice(8, 'Another reason', 'Alt motiv'),
    ],
  },
]
