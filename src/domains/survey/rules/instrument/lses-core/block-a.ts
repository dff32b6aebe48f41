import type { Question } from '../../../words.ts'
import { choice, problem } from './scales.ts'

type Words = { readonly en: string; readonly ro: string }
const item = (number: number, label: Words, words: Words): Question => ({
  id: `lses.a${number}`, block: 'a', kind: 'one', words, label, choices: problem,
  measure: { share: [2, 3], words: { en: 'call it a fairly or very big problem', ro: 'spun că este o problemă destul de mare sau foarte mare' } },
  good: 'low', score: { most: 3 },
})

const problems = [
  item(1, { en: 'Street lighting', ro: 'Iluminatul stradal' }, {
    en: 'In your area in the last 6 months, how much of a problem was street lighting that is missing, broken or too weak?',
    ro: 'În zona dumneavoastră, în ultimele 6 luni, cât de mare a fost problema iluminatului stradal lipsă, defect sau prea slab?',
  }),
  item(2, { en: 'Rubbish and neglected places', ro: 'Gunoi și locuri părăsite' }, {
    en: 'How much of a problem were rubbish lying about, neglected plots or empty buildings, and dark passages?',
    ro: 'Cât de mare a fost problema gunoiului aruncat, a terenurilor neîngrijite sau a clădirilor goale și a trecerilor întunecoase?',
  }),
  item(3, { en: 'Damage on purpose and graffiti', ro: 'Stricăciuni făcute intenționat și graffiti' }, {
    en: 'How much of a problem was damage done on purpose to bus stops, benches, walls or cars, or graffiti?',
    ro: 'Cât de mare a fost problema stricăciunilor făcute intenționat la stații, bănci, ziduri sau mașini ori a graffitiului?',
  }),
  item(4, { en: 'Dogs without an owner', ro: 'Câini fără stăpân' }, {
    en: 'How much of a problem were dogs without an owner or out of control?',
    ro: 'Cât de mare a fost problema câinilor fără stăpân sau scăpați de sub control?',
  }),
  item(5, { en: 'Drinking in public', ro: 'Băutura în locuri publice' }, {
    en: 'How much of a problem were people who are drunk or drinking in public places?',
    ro: 'Cât de mare a fost problema persoanelor bete sau care beau alcool în locuri publice?',
  }),
  item(6, { en: 'Drugs in sight', ro: 'Droguri la vedere' }, {
    en: 'How much of a problem were people using or selling drugs where you can see it?',
    ro: 'Cât de mare a fost problema persoanelor care consumă sau vând droguri la vedere?',
  }),
  item(7, { en: 'Groups others are afraid to pass', ro: 'Grupuri de care oamenii se tem' }, {
    en: 'How much of a problem were groups whose behaviour makes others afraid to pass?',
    ro: 'Cât de mare a fost problema grupurilor al căror comportament îi face pe alții să se teamă să treacă?',
  }),
  item(8, { en: 'Insults and threats because of who people are', ro: 'Insulte și amenințări din cauza identității' }, {
    en: 'How much of a problem was it that people are insulted, threatened or pestered because of who they are: their origin, religion, sex, sexual orientation, disability or language?',
    ro: 'Cât de mare a fost problema insultelor, amenințărilor sau hărțuirii unor oameni pentru ceea ce sunt: origine, religie, sex, orientare sexuală, dizabilitate sau limbă?',
  }),
  item(9, { en: 'Dangerous driving', ro: 'Condusul periculos' }, {
    en: 'How much of a problem were cars, motorcycles or scooters driven too fast or dangerously?',
    ro: 'Cât de mare a fost problema mașinilor, motocicletelor sau trotinetelor conduse prea repede sau periculos?',
  }),
  item(10, { en: 'Unsafe crossings, pavements and parking', ro: 'Treceri, trotuare și parcări nesigure' }, {
    en: 'How much of a problem were crossings, pavements or parking that make walking dangerous, for example for children or wheelchair users?',
    ro: 'Cât de mare a fost problema trecerilor, trotuarelor sau parcărilor care fac mersul pe jos periculos, de exemplu pentru copii sau pentru cei în scaun rulant?',
  }),
]

const someProblem = { question: 'lses.a11', codes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }

/** Block A, order and safety problems in the neighbourhood: ten problems and which one comes first (LSES block i; Swedish local safety measurement, CSEW). */
export const blockA: readonly Question[] = [
  ...problems,
  {
    id: 'lses.a11', block: 'a', kind: 'one', label: { en: 'Problem to deal with first', ro: 'Problema de rezolvat întâi' },
    words: { en: 'Which one problem should be dealt with first?', ro: 'Care problemă ar trebui rezolvată prima?' },
    choices: [
      ...problems.map(({ label }, place) => ({ code: place + 1, words: label! })),
      choice(11, 'Something else', 'Altceva'),
      choice(0, 'None', 'Niciuna'),
    ],
  },
  {
    id: 'lses.a11w', block: 'a', kind: 'text', askedIf: [someProblem],
    words: { en: 'Where exactly is it, and what happens there?', ro: 'Unde este mai exact și ce se întâmplă acolo?' },
    hint: { en: 'A street, a crossing or a building. Please name no person.', ro: 'O stradă, o intersecție sau o clădire. Vă rugăm să nu numiți persoane.' },
  },
  {
    id: 'lses.a11t', block: 'a', kind: 'many', askedIf: [someProblem],
    words: { en: 'At what time of day?', ro: 'La ce oră din zi?' },
    choices: [choice(1, 'Morning', 'Dimineața'), choice(2, 'Afternoon', 'După-amiaza'), choice(3, 'Evening', 'Seara'), choice(4, 'Night', 'Noaptea'), { ...choice(0, 'At any time', 'La orice oră'), exclusive: true }],
  },
  {
    id: 'lses.a11b', block: 'a', kind: 'one', askedIf: [someProblem],
    words: { en: 'Who should act first?', ro: 'Cine ar trebui să acționeze primul?' },
    choices: [
      choice(1, 'The police', 'Poliția'), choice(2, 'The municipality', 'Primăria'), choice(3, 'The owner or the housing association', 'Proprietarul sau asociația de locatari'),
      choice(4, 'Residents themselves', 'Locuitorii înșiși'), choice(5, 'School, social or health services', 'Școala, serviciile sociale sau de sănătate'), choice(6, 'Somebody else', 'Altcineva'),
    ],
  },
]
