import { zoneOfficers } from '../who/people.ts'
import type { Turn } from '../turn/turn.ts'

const officer = { police: zoneOfficers[0]!.name }

/** Old Town's first turn: lamps that came late and a courtyard that stayed as it was. Days are counted from the first day of the plan. */
export const oldTownFirst: Turn = {
  problems: [
    {
      question: 'lses.a1', words: 'Mill Street and the library steps are dark', task: 'municipality', magnitude: 3, severity: 2, form: 'Fear after dark; older residents stay at home',
      seen: 'Nine of fourteen lamps between the library and the bridge were out on two evenings', causes: [['place', 'Lamps are repaired once a year'], ['target', 'The evening school ends after the last bus']],
      statement: { en: 'Mill Street and the library steps are dark after five o\'clock.', ro: 'Strada Morii și treptele bibliotecii sunt în întuneric după ora cinci.' },
      aim: { en: 'Fewer people say that lamps are missing or broken', ro: 'Mai puțini oameni spun că lipsesc felinare sau că sunt stricate' }, less: 0.1,
      parts: { police: { en: 'Counts the dark lamps each month and tells the municipality.', ro: 'Numără lunar felinarele stinse și anunță primăria.' }, municipality: { en: 'Mends the lamps.', ro: 'Repară felinarele.' }, residents: { en: 'Tell us which lamp is out.', ro: 'Spuneți-ne care felinar nu arde.' } },
      actions: [
        {
          words: { en: 'Mend the nine lamps between the library and the bridge', ro: 'Repararea celor nouă felinare dintre bibliotecă și pod' }, method: 'environmental-design', owner: { partner: 'municipality' }, from: 0, due: 70, resources: 'Lighting crew, two weeks',
          asked: [{ partner: 'homes', words: 'Tell the crew which lamps matter most to members', answer: 'accepted' }],
          log: [
            { day: 20, state: 'begun', words: 'Cable looked at; the switch box by the bridge is rusted through', told: { en: 'The cable has been checked.', ro: 'Cablul a fost verificat.' } },
            { day: 44, state: 'stuck', words: 'Switch box ordered', because: 'The switch box has to be ordered', blocker: 'no-money' },
            { day: 80, state: 'done', words: 'All nine lamps burn, ten days late', told: { en: 'All nine lamps burn again.', ro: 'Toate cele nouă felinare ard din nou.' } },
          ],
          card: { setting: 'A street of shops with a school at its end', dose: 'Nine lamps and a switch box in one month', worked: 'cannot-tell', cents: 640_000, advice: 'keep', notes: 'The lamps burned for less than two weeks before people were asked again: ask later, or mend sooner' },
        },
        {
          words: { en: 'Walk home with evening pupils on Thursdays', ro: 'Însoțirea elevilor de la seral, joia' }, method: 'foot-patrol', owner: officer, from: 7, due: 85,
          log: [
            { day: 7, state: 'begun', words: 'First Thursday, fourteen pupils came along' },
            { day: 86, state: 'partly', words: 'Eight of twelve Thursdays', because: 'On four Thursdays the officer was sent to football matches', blocker: 'other-priority', told: { en: 'We walked along on eight of twelve Thursdays.', ro: 'Am însoțit elevii în opt din douăsprezece joi.' } },
          ],
          card: { setting: 'From the evening school to the bridge', dose: 'Eight evenings, one officer', worked: 'partly', advice: 'adapt', notes: 'Pupils came when a teacher came too; put a second officer on the roster' },
        },
      ],
      judged: { outcome: 'partial', solved: false, reasoning: 'The lamps burn, but only since the last days of the plan; the survey shows no change that could be told from chance', told: { en: 'The lamps burn again. Answers do not show it yet, so we go on.', ro: 'Felinarele ard din nou. Răspunsurile nu o arată încă, așa că mergem mai departe.' } },
    },
    {
      question: 'lses.a5', words: 'Drinking in the courtyard behind the market', task: 'both', magnitude: 2, severity: 2, form: 'Noise, broken glass, quarrels',
      seen: 'Bottles and six people on four of seven evenings', causes: [['place', 'The market sells until 23:00 and the yard is not closed'], ['offender', 'Seasonal workers have no other place to meet']],
      statement: { en: 'People drink in the courtyard behind the market and leave broken glass.', ro: 'Se bea în curtea din spatele pieței și rămân cioburi.' },
      aim: { en: 'Fewer people find drinking in public a problem', ro: 'Mai puțini oameni consideră o problemă consumul de alcool în public' }, less: 0.08,
      parts: { police: { en: 'Comes by each evening at nine.', ro: 'Trece în fiecare seară la ora nouă.' }, others: { en: 'The housing association keeps its gate locked at night.', ro: 'Asociația de locatari ține poarta încuiată noaptea.' } },
      actions: [
        {
          words: { en: 'Lock the gate of the courtyard at ten o\'clock', ro: 'Închiderea porții curții la ora zece' }, method: 'neighbourhood-watch', owner: { partner: 'homes' }, from: 14, due: 60,
          log: [{ day: 62, state: 'not-done', words: 'The market did not agree', because: 'The market needs the gate for its deliveries and did not agree', blocker: 'partner-did-not', told: { en: 'The gate is still open at night.', ro: 'Poarta rămâne deschisă noaptea.' } }],
        },
        {
          words: { en: 'Patrol past the courtyard at nine in the evening', ro: 'Patrulă pe lângă curte la ora nouă seara' }, method: 'directed-patrol', approach: 'enforcement', owner: officer, from: 0, due: 90,
          log: [{ day: 1, state: 'begun', words: 'Three people sent home' }, { day: 90, state: 'done', words: 'Seventy-one of ninety evenings', told: { en: 'We passed the courtyard on 71 of 90 evenings.', ro: 'Am trecut pe lângă curte în 71 din 90 de seri.' } }],
          card: { setting: 'A courtyard with two ways out', dose: '71 passes of ten minutes', worked: 'not', advice: 'adapt', notes: 'They go out on the other side and come back; without the gate it does nothing' },
        },
      ],
      judged: { outcome: 'failure', solved: false, reasoning: 'The gate stayed open, patrols alone changed nothing that could be measured', told: { en: 'It did not get better. We try it with the market this time.', ro: 'Nu a devenit mai bine. De data aceasta încercăm împreună cu piața.' } },
    },
  ],
  summary: { en: 'We mend nine lamps on Mill Street. We try to close the courtyard behind the market at night. Tell us which lamp is out.', ro: 'Reparăm nouă felinare pe Strada Morii. Încercăm să închidem noaptea curtea din spatele pieței. Spuneți-ne care felinar nu arde.' },
  partners: [
    { partner: 'municipality', state: 'agreed', rating: [4, 'Came, but ten days late', 'keep'] }, { partner: 'school', state: 'agreed', because: 'The head told us by telephone', rating: [5, 'A teacher walked along each time', 'keep'] },
    { partner: 'homes', state: 'agreed', rating: [3, 'Willing, but could not lock a gate that others use', 'adapt'] }, { partner: 'market', state: 'declined', because: 'The market needs the gate for deliveries at night' },
  ],
  needs: [{ kind: 'staff', words: 'A second officer on Thursday evenings', amount: 24, unit: 'hours', met: 'not-met' }, { kind: 'infrastructure', words: 'Switch box by the bridge', amount: 1, unit: 'boxes', cents: 210_000, met: 'met' }],
  reviews: [{ day: 45, held: 'The switch box is late; the municipality orders it from the reserve. The gate needs the market.' }, { day: 88, held: 'Lamps burn. Ask the market again.' }],
  account: {
    done: { en: 'Nine lamps on Mill Street were mended. We passed the courtyard on 71 evenings.', ro: 'Au fost reparate nouă felinare pe Strada Morii. Am trecut pe lângă curte în 71 de seri.' },
    notDone: { en: 'The gate of the courtyard was not locked at night.', ro: 'Poarta curții nu a fost încuiată noaptea.' },
    why: { en: 'The market needs the gate for its deliveries. A part for the lamps had to be ordered, so they came late.', ro: 'Piața are nevoie de poartă pentru livrări. O piesă pentru felinare a trebuit comandată, de aceea au întârziat.' },
    help: { en: 'Tell your zone officer the number of a lamp that is out.', ro: 'Spuneți ofițerului de zonă numărul felinarului care nu arde.' },
  },
}
