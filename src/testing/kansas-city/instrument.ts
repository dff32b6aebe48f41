import type { Instrument } from '#domains/survey/words.ts'

const satisfaction = ['very dissatisfied', 'dissatisfied', 'neutral', 'satisfied', 'very satisfied'].map((words, at) => ({ code: at + 1, words: { en: words } }))
const yesNo = [{ code: 1, words: { en: 'yes' } }, { code: 2, words: { en: 'no' } }]

const satisfied = (id: string, block: string, words: string): Instrument['questions'][number] =>
  ({ id, block, kind: 'one', words: { en: words }, choices: satisfaction, measure: { share: [4, 5] }, good: 'high' })
const happened = (id: string, words: string, good: 'high' | 'low'): Instrument['questions'][number] =>
  ({ id, block: 'police', kind: 'one', words: { en: words }, choices: yesNo, measure: { share: [1] }, good })

/** Nine questions of the resident survey of Kansas City, Missouri: a city's own questionnaire and not ours. */
export const kansasCity: Instrument = {
  code: 'kansas-city-resident-survey', version: '2021', names: { en: 'Kansas City resident survey' }, languages: ['en'],
  blocks: [{ id: 'safety', names: { en: 'Feeling of safety' } }, { id: 'police', names: { en: 'Police' } }],
  questions: [
    satisfied('q2_05', 'safety', 'Overall feeling of safety in the city'),
    satisfied('q2_06', 'safety', 'How safe you feel in your neighborhood'),
    satisfied('q3_01', 'police', 'Police services'),
    satisfied('q5_01', 'police', 'Effectiveness of local police protection'),
    satisfied('q5_02', 'police', 'The relationship between my neighborhood and the police'),
    satisfied('q5_06', 'police', 'How quickly police respond to emergencies'),
    satisfied('q5_07', 'police', 'Responsiveness of the police department to resident concerns'),
    happened('q31_01', 'Were you or anyone in your household the victim of any crime in the city during the last year?', 'low'),
    happened('q31_02', 'Have you had contact with a police officer during the last year?', 'high'),
  ],
}
