import type { Mapping } from '#domains/survey/words.ts'
import { kansasCity } from './instrument.ts'

/** How the city's file is read: one file holds both quarters, 9 is "don't know", mail came on paper. */
export const mappingOf = (quarter: string): Mapping => ({
  zone: { column: 'counci' },
  mode: { column: 'method', codes: { Web: 'web', Mail: 'paper', Phone: 'phone' } },
  questions: Object.fromEntries(kansasCity.questions.map(({ id }) => [id, { column: id, missing: { 9: 'dont-know' } }])),
  only: { column: 'quarte', values: [quarter] },
})
