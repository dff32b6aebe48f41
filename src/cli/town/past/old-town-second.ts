import { inspectors } from '../who/people.ts'
import type { Turn } from '../turn/turn.ts'

/** Old Town's second turn: what was carried over, and racing on Castle Street. Days are counted from the first day of the plan. */
export const oldTownSecond: Turn = {
  problems: [
    {
      question: 'lses.a1', words: 'Mill Street and the library steps are dark', task: 'municipality', magnitude: 3, severity: 2, form: 'Older residents still stay at home after dark',
      seen: 'All lamps on Mill Street burn; the library steps have none', causes: [['place', 'The library steps never had a lamp'], ['target', 'The evening school ends after the last bus']],
      statement: { en: 'The library steps have no lamp, and people still take the long way home.', ro: 'Treptele bibliotecii nu au felinar, iar oamenii ocolesc încă drumul spre casă.' },
      aim: { en: 'Fewer people say that lamps are missing or broken', ro: 'Mai puțini oameni spun că lipsesc felinare sau că sunt stricate' }, less: 0.1,
      parts: { police: { en: 'Walks the steps with residents before and after.', ro: 'Parcurge treptele împreună cu locuitorii, înainte și după.' }, municipality: { en: 'Puts up three lamps.', ro: 'Montează trei felinare.' } },
      actions: [{
        words: { en: 'Put up three lamps on the library steps', ro: 'Montarea a trei felinare pe treptele bibliotecii' }, method: 'environmental-design', owner: { partner: 'municipality' }, from: 0, due: 40,
        log: [{ day: 12, state: 'begun', words: 'Foundations dug' }, { day: 33, state: 'done', words: 'Three lamps burn from dusk to dawn', told: { en: 'Three new lamps burn on the library steps.', ro: 'Trei felinare noi ard pe treptele bibliotecii.' } }],
        card: { setting: 'Forty steps between two streets', dose: 'Three lamps in five weeks', worked: 'well', cents: 480_000, advice: 'keep', notes: 'Cut the hedge on the same day, or the light does not reach the ground' },
      }],
      judged: { outcome: 'success', solved: true, reasoning: 'The lamps burn since the first month, and fewer residents say that light is a problem', told: { en: 'The steps and the street are lit. Fewer of you say that light is a problem.', ro: 'Treptele și strada sunt luminate. Mai puțini dintre dumneavoastră spun că lumina este o problemă.' } },
    },
    {
      question: 'lses.a5', words: 'Drinking in the courtyard behind the market', task: 'both', magnitude: 2, severity: 2, form: 'Noise, broken glass, quarrels',
      seen: 'Bottles on five of seven mornings', causes: [['place', 'The gate of the yard is open all night'], ['offender', 'Seasonal workers have no other place to meet']],
      statement: { en: 'People drink in the courtyard behind the market, because its gate is open all night.', ro: 'Se bea în curtea din spatele pieței, pentru că poarta este deschisă toată noaptea.' },
      aim: { en: 'Fewer people find drinking in public a problem', ro: 'Mai puțini oameni consideră o problemă consumul de alcool în public' }, less: 0.08,
      parts: { police: { en: 'Talks with the market and with the workers.', ro: 'Discută cu piața și cu muncitorii.' }, others: { en: 'The market locks the gate at eleven.', ro: 'Piața încuie poarta la ora unsprezece.' } },
      actions: [
        {
          words: { en: 'Lock the gate at eleven, after the last delivery', ro: 'Încuierea porții la ora unsprezece, după ultima livrare' }, method: 'mediation', owner: { partner: 'market' }, from: 10, due: 50,
          asked: [{ partner: 'homes', words: 'Open the gate for members who come home late', answer: 'accepted' }],
          log: [{ day: 48, state: 'done', words: 'The guard locks the gate when he goes home', told: { en: 'The gate is locked at eleven.', ro: 'Poarta se încuie la ora unsprezece.' } }],
          card: { setting: 'A gate that traders and neighbours share', dose: 'Three talks in six weeks', worked: 'well', advice: 'keep', notes: 'Ask what the gate is needed for before asking to lock it' },
        },
        {
          words: { en: 'A room for seasonal workers in the evening school', ro: 'O sală pentru muncitorii sezonieri la școala serală' }, method: 'other', owner: { partner: 'school' }, from: 20, due: 80,
          log: [{ day: 82, state: 'partly', words: 'Open on two evenings a week instead of five', because: 'The school has a caretaker on two evenings only', blocker: 'no-staff', told: { en: 'The room is open on two evenings a week.', ro: 'Sala este deschisă două seri pe săptămână.' } }],
          card: { setting: 'A classroom with a kitchen', dose: 'Two evenings a week for a month', worked: 'partly', advice: 'adapt', notes: 'Needs the municipality to pay the caretaker' },
        },
      ],
      judged: { outcome: 'partial', solved: false, reasoning: 'The gate helps; the room is open too seldom, and people still meet at the bus stop', told: { en: 'The courtyard is quiet. Some now drink at the bus stop, so we go on.', ro: 'În curte este liniște. Unii beau acum în stația de autobuz, așa că mergem mai departe.' } },
    },
    {
      question: 'lses.a9', words: 'Racing on Castle Street at weekends', task: 'police', magnitude: 2, severity: 4, form: 'Near misses at the crossing by the school',
      seen: 'Eleven cars above 80 km/h in one hour on a Friday night', causes: [['offender', 'A group meets at the petrol station'], ['place', 'The street is straight and has no raised crossing']],
      statement: { en: 'Cars race on Castle Street on Friday and Saturday nights.', ro: 'Pe Strada Castelului se fac curse cu mașini vinerea și sâmbăta noaptea.' },
      aim: { en: 'Fewer people find dangerous driving a problem', ro: 'Mai puțini oameni consideră o problemă condusul periculos' }, less: 0.08,
      parts: { police: { en: 'Measures speed on Friday nights.', ro: 'Măsoară viteza vinerea noaptea.' }, municipality: { en: 'Plans a raised crossing.', ro: 'Proiectează o trecere supraînălțată.' } },
      actions: [{
        words: { en: 'Measure speed on twelve Friday nights', ro: 'Măsurarea vitezei în douăsprezece nopți de vineri' }, method: 'enforcement-operation', approach: 'enforcement', owner: { police: inspectors[0]! }, from: 0, due: 88,
        asked: [{ partner: 'municipality', words: 'Lend the speed display', answer: 'accepted' }],
        log: [{ day: 3, state: 'begun', words: 'Nine fines on the first night' }, { day: 88, state: 'done', words: 'Twelve nights, 74 fines; two cars above 80 on the last', told: { en: 'We measured speed on twelve nights and fined 74 drivers.', ro: 'Am măsurat viteza în douăsprezece nopți și am amendat 74 de șoferi.' } }],
        card: { setting: 'A straight street of 600 metres', dose: 'Twelve nights of three hours, two officers', worked: 'partly', advice: 'adapt', notes: 'Works while somebody stands there; the crossing has to be raised' },
      }],
      judged: { outcome: 'partial', solved: false, reasoning: 'It is better while somebody measures; the street itself is as it was', told: { en: 'It is better on Fridays. It needs a raised crossing to stay so.', ro: 'Vinerea este mai bine. Ca să rămână așa, e nevoie de o trecere supraînălțată.' } },
    },
  ],
  summary: { en: 'We put up three lamps on the library steps. The market locks its gate at eleven. Police measure speed on Castle Street.', ro: 'Montăm trei felinare pe treptele bibliotecii. Piața încuie poarta la ora unsprezece. Poliția măsoară viteza pe Strada Castelului.' },
  partners: [
    { partner: 'municipality', state: 'agreed', rating: [5, 'A week early', 'keep'] }, { partner: 'school', state: 'agreed', rating: [4, 'Found the room; has no caretaker', 'keep'] },
    { partner: 'homes', state: 'agreed', rating: [4, 'Organised the keys', 'keep'] }, { partner: 'market', state: 'agreed', because: 'Agreed at the meeting in the market hall, after the deliveries were settled', rating: [4, 'Locks the gate each night', 'keep'] },
  ],
  needs: [{ kind: 'staff', words: 'Two officers on Friday nights', amount: 72, unit: 'hours', met: 'met' }, { kind: 'infrastructure', words: 'Raised crossing on Castle Street', amount: 1, unit: 'crossings', cents: 1_900_000, met: 'not-met' }],
  reviews: [{ day: 40, held: 'Lamps burn, the gate follows next week. The crossing waits for next year\'s budget.' }],
  account: {
    done: { en: 'Three lamps burn on the library steps. The market locks its gate at eleven. We measured speed on twelve nights.', ro: 'Trei felinare ard pe treptele bibliotecii. Piața încuie poarta la ora unsprezece. Am măsurat viteza în douăsprezece nopți.' },
    notDone: { en: 'The room for seasonal workers is open on two evenings a week, not on five. The crossing is not raised.', ro: 'Sala pentru muncitorii sezonieri este deschisă două seri pe săptămână, nu cinci. Trecerea nu este supraînălțată.' },
    why: { en: 'The school has no caretaker on the other evenings. The crossing is not in this year\'s budget.', ro: 'Școala nu are îngrijitor în celelalte seri. Trecerea nu este în bugetul acestui an.' },
    help: { en: 'Drive slowly on Castle Street. Come to the council meeting on the crossing.', ro: 'Conduceți încet pe Strada Castelului. Veniți la ședința consiliului despre trecere.' },
  },
}
