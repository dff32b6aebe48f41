import type { Instrument, Question } from '../../words.ts'
import { inEveryLanguage } from './in-every-language.ts'
import { blockA } from './lses-core/block-a.ts'
import { choice } from './lses-core/scales.ts'

const lighting = {
  en: 'In the zone you were asked about, in the last 6 months, how much of a problem was street lighting that is missing, broken or too weak?',
  ro: 'În zona despre care sunteți întrebat(ă), în ultimele 6 luni, cât de mare a fost problema iluminatului stradal lipsă, defect sau prea slab?',
}
const own = (id: string) => id.replace('lses.', 'key.')
const concern = (question: Question): Question => ({ ...question, id: own(question.id), words: question.id === 'lses.a1' ? lighting : question.words })

/**
 * The concerns of the core's first block, asked of people who know a zone by their work: authorities, teachers, tenant associations, district inspectors
 * (Bar and Vinnytsia: specific respondent groups). Its questions have names of their own, so that no figure of it is ever taken for residents'.
 */
export const keyPersons: Instrument = inEveryLanguage({
  code: 'key-persons', version: '2', asks: 'key-persons', languages: ['en', 'ro'],
  names: { en: 'People who know the zone by their work', ro: 'Oameni care cunosc zona prin munca lor' },
  blocks: [
    { id: 'a', good: 'low', score: { kind: 'mean' }, names: { en: 'Order and safety problems in the zone', ro: 'Probleme de ordine și siguranță în zonă' } },
    { id: 'x', names: { en: 'About your work', ro: 'Despre munca dumneavoastră' } },
  ],
  questions: [
    ...blockA.filter(({ kind, askedIf }) => kind === 'one' && !askedIf).map(concern),
    {
      id: 'key.a11w', block: 'a', kind: 'text', askedIf: [{ question: 'key.a11', codes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }], words: { en: 'What would help most against it?', ro: 'Ce ar ajuta cel mai mult?' },
      hint: { en: 'Please name no person.', ro: 'Vă rugăm să nu numiți persoane.' },
    },
    {
      id: 'key.x1', block: 'x', kind: 'one', label: { en: 'Years working here', ro: 'Ani de lucru aici' }, words: { en: 'How long have you worked with this zone?', ro: 'De cât timp lucrați cu această zonă?' },
      choices: [choice(1, 'Less than a year', 'Mai puțin de un an'), choice(2, '1 to 4 years', '1–4 ani'), choice(3, '5 years or more', '5 ani sau mai mult')],
    },
  ],
})
