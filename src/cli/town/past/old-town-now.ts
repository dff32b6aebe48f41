import { inspectors, zoneOfficers } from '../who/people.ts'
import type { Turn } from '../turn/turn.ts'

const officer = { police: zoneOfficers[0]!.name }

/** Old Town's third turn, under way: something is late, something is stuck, something was done yesterday. Days are counted from the day the town is shown. */
export const oldTownNow: Turn = {
  problems: [
    {
      question: 'lses.a9', words: 'Racing on Castle Street at weekends', task: 'both', magnitude: 2, severity: 4, form: 'Near misses at the crossing by the school',
      seen: 'Six cars above 80 km/h in one hour on a Friday night when nobody measured', causes: [['place', 'The street is straight and has no raised crossing'], ['offender', 'A group meets at the petrol station']],
      statement: { en: 'Cars race on Castle Street when nobody measures their speed.', ro: 'Pe Strada Castelului se fac curse când nimeni nu măsoară viteza.' },
      aim: { en: 'Fewer people find dangerous driving a problem', ro: 'Mai puțini oameni consideră o problemă condusul periculos' }, less: 0.06,
      parts: { police: { en: 'Measures speed on changing nights.', ro: 'Măsoară viteza în nopți diferite.' }, municipality: { en: 'Raises the crossing by the school.', ro: 'Supraînalță trecerea de la școală.' }, residents: { en: 'Tell us on which night they meet.', ro: 'Spuneți-ne în ce noapte se adună.' } },
      actions: [
        {
          words: { en: 'Raise the crossing by the school', ro: 'Supraînălțarea trecerii de la școală' }, method: 'traffic-calming', owner: { partner: 'municipality' }, from: -85, due: 4,
          log: [{ day: -60, state: 'begun', words: 'Drawing finished', told: { en: 'The drawing is ready.', ro: 'Proiectul este gata.' } }, { day: -18, state: 'stuck', words: 'The road belongs to the state', because: 'The state road office has not given its permission yet', blocker: 'permission', told: { en: 'We wait for the state road office.', ro: 'Așteptăm oficiul drumurilor de stat.' } }],
        },
        {
          words: { en: 'Measure speed on changing nights', ro: 'Măsurarea vitezei în nopți diferite' }, method: 'directed-patrol', approach: 'enforcement', owner: { police: inspectors[0]! }, from: -80, due: -9,
          log: [{ day: -74, state: 'begun', words: 'Two nights of six' }],
        },
        {
          words: { en: 'Talk with the petrol station about its yard', ro: 'Discuție cu benzinăria despre curtea ei' }, method: 'visit-and-advice', owner: officer, from: -40, due: 3,
          asked: [{ partner: 'municipality', words: 'Say whether the yard may be closed with a chain at night' }],
        },
      ],
    },
    {
      question: 'lses.a5', words: 'Drinking at the bus stop by the market', task: 'both', magnitude: 2, severity: 2, form: 'Noise, and people who wait for the bus further off',
      seen: 'Four to eight people at the stop on five of seven evenings', causes: [['offender', 'Seasonal workers have a room on two evenings only'], ['place', 'The stop has the only roof and bench nearby']],
      statement: { en: 'People drink at the bus stop by the market in the evening.', ro: 'Seara se bea în stația de autobuz de la piață.' },
      aim: { en: 'Fewer people find drinking in public a problem', ro: 'Mai puțini oameni consideră o problemă consumul de alcool în public' }, less: 0.06,
      parts: { police: { en: 'Comes by and talks before it fines.', ro: 'Trece pe acolo și discută înainte de a amenda.' }, others: { en: 'The school opens its room on more evenings.', ro: 'Școala deschide sala în mai multe seri.' } },
      actions: [
        {
          words: { en: 'Open the workers\' room on five evenings', ro: 'Deschiderea sălii muncitorilor în cinci seri' }, method: 'other', owner: { partner: 'school' }, from: -80, due: -2,
          asked: [{ partner: 'municipality', words: 'Pay the caretaker until spring', answer: 'accepted' }],
          log: [{ day: -50, state: 'begun', words: 'Three evenings a week' }, { day: -1, state: 'done', words: 'Open from Monday to Friday since this week', told: { en: 'The room is open from Monday to Friday.', ro: 'Sala este deschisă de luni până vineri.' } }],
        },
        {
          words: { en: 'Talk with those who meet at the bus stop', ro: 'Discuții cu cei care se adună în stație' }, method: 'mediation', owner: officer, from: -60, due: 4,
          log: [{ day: -30, state: 'begun', words: 'Spoke with nine people on four evenings', told: { en: 'We have talked with nine people.', ro: 'Am discutat cu nouă oameni.' } }],
        },
      ],
    },
    {
      question: 'lses.a10', words: 'Children cross Castle Street between parked cars', task: 'municipality', magnitude: 2, severity: 3, form: 'Children step out where drivers do not see them',
      seen: 'Nineteen of forty children crossed between parked cars one morning', causes: [['place', 'Cars may stand up to the crossing'], ['target', 'The school gate is opposite the car park']],
      statement: { en: 'Children cross Castle Street between parked cars.', ro: 'Copiii traversează Strada Castelului printre mașini parcate.' },
      aim: { en: 'Fewer people find walking dangerous', ro: 'Mai puțini oameni consideră mersul pe jos periculos' }, less: 0.06,
      parts: { police: { en: 'Stands at the crossing in the mornings.', ro: 'Stă la trecere dimineața.' }, municipality: { en: 'Paints the line ten metres before the crossing.', ro: 'Trasează linia cu zece metri înainte de trecere.' }, residents: { en: 'Do not park by the crossing.', ro: 'Nu parcați lângă trecere.' } },
      actions: [
        {
          words: { en: 'Keep ten metres before the crossing free of cars', ro: 'Zece metri fără mașini înainte de trecere' }, method: 'environmental-design', owner: { partner: 'municipality' }, from: -70, due: -30,
          log: [{ day: -34, state: 'done', words: 'Line painted, two signs put up', told: { en: 'The line is painted and two signs stand.', ro: 'Linia este trasată și au fost puse două indicatoare.' } }],
        },
        {
          words: { en: 'Road safety lessons with pupils', ro: 'Lecții de siguranță rutieră cu elevii' }, method: 'school-programme', owner: officer, from: -50, due: 5,
          log: [{ day: -20, state: 'begun', words: 'Two classes of five' }],
        },
      ],
    },
  ],
  summary: { en: 'We raise the crossing by the school. We measure speed on changing nights. Seasonal workers get a room on five evenings.', ro: 'Supraînălțăm trecerea de la școală. Măsurăm viteza în nopți diferite. Muncitorii sezonieri primesc o sală în cinci seri.' },
  partners: [{ partner: 'municipality', state: 'agreed' }, { partner: 'school', state: 'agreed' }, { partner: 'homes', state: 'agreed' }, { partner: 'market', state: 'declined', because: 'The bus stop is not on the land of the market' }],
  needs: [{ kind: 'staff', words: 'Two officers on six nights', amount: 36, unit: 'hours' }, { kind: 'infrastructure', words: 'Raised crossing on Castle Street', amount: 1, unit: 'crossings', cents: 1_900_000 }, { kind: 'logistics', words: 'Speed display', amount: 1, unit: 'displays', cents: 320_000 }],
  reviews: [{ day: -45, held: 'The crossing waits for the state road office. The school needs a caretaker, the municipality pays until spring.' }, { day: 1 }],
}
