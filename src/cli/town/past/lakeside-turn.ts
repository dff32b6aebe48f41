import { inspectors } from '../who/people.ts'
import type { Turn } from '../turn/turn.ts'

/** The one whole turn of Lakeside: little was done, and nothing changed that could be measured. Days are counted from the first day of the plan. */
export const lakesideTurn: Turn = {
  problems: [{
    question: 'lses.a4', words: 'Dogs run free on the jetty and the playground', task: 'municipality', magnitude: 2, severity: 3, form: 'Children do not go to the playground alone',
    seen: 'Three dogs without a lead in half an hour', causes: [['place', 'The playground has no fence'], ['offender', 'Nobody has ever been fined for it']],
    statement: { en: 'Dogs run free on the jetty and the playground.', ro: 'Câinii umblă liberi pe debarcader și la locul de joacă.' },
    aim: { en: 'Fewer people find dogs a problem', ro: 'Mai puțini oameni consideră câinii o problemă' }, less: 0.08,
    parts: { police: { en: 'Talks with owners on the jetty.', ro: 'Discută cu stăpânii pe debarcader.' }, municipality: { en: 'Puts a fence around the playground.', ro: 'Împrejmuiește locul de joacă.' } },
    actions: [
      {
        words: { en: 'Put a fence around the playground', ro: 'Împrejmuirea locului de joacă' }, method: 'environmental-design', owner: { partner: 'municipality' }, from: 0, due: 60,
        log: [{ day: 61, state: 'not-done', words: 'Not in the budget', because: 'The fence was left out of the budget', blocker: 'no-money', told: { en: 'There is no fence yet.', ro: 'Încă nu există gard.' } }],
      },
      {
        words: { en: 'Talk with dog owners on the jetty', ro: 'Discuții cu stăpânii de câini pe debarcader' }, method: 'visit-and-advice', owner: { police: inspectors[4]! }, from: 10, due: 80,
        log: [{ day: 80, state: 'done', words: 'Forty talks on ten afternoons', told: { en: 'We talked with forty owners.', ro: 'Am discutat cu patruzeci de stăpâni.' } }],
        card: { setting: 'A jetty by the lake', dose: 'Forty talks on ten afternoons', worked: 'not', advice: 'drop', notes: 'Those who listen keep their dog on a lead already' },
      },
    ],
    judged: { outcome: 'failure', solved: false, reasoning: 'There is no fence, and the answers show no change', told: { en: 'It did not get better: there is no fence yet.', ro: 'Nu a devenit mai bine: încă nu există gard.' } },
  }],
  summary: { en: 'We want a fence around the playground. We talk with dog owners on the jetty.', ro: 'Vrem un gard în jurul locului de joacă. Discutăm cu stăpânii de câini pe debarcader.' },
  partners: [{ partner: 'municipality', state: 'agreed', rating: [2, 'Promised the fence and left it out of the budget', 'adapt'] }],
  needs: [{ kind: 'infrastructure', words: 'Fence around the playground', amount: 90, unit: 'metres', cents: 540_000, met: 'not-met' }],
  reviews: [{ day: 40, held: 'The fence is not in the budget; the police go on alone.' }],
  account: {
    done: { en: 'We talked with forty dog owners.', ro: 'Am discutat cu patruzeci de stăpâni de câini.' }, notDone: { en: 'There is no fence around the playground.', ro: 'Locul de joacă nu are gard.' },
    why: { en: 'The fence was left out of the budget.', ro: 'Gardul a fost scos din buget.' }, help: { en: 'Keep your dog on a lead by the playground.', ro: 'Țineți câinele în lesă lângă locul de joacă.' },
  },
}
