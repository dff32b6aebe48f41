import type { Who } from './lived-town.ts'

/** A stop of the tour: who stands where, what they must read there, and which part of the page is pictured. */
export type Step = {
  /** The picture's file, without its ending. */
  readonly name: string
  readonly who: Who
  readonly language: 'en' | 'ro'
  /** A phone, half a screen, or a desk. */
  readonly width: 360 | 760 | 1280
  readonly height: number
  /** Where they come in; {code} is an invitation. */
  readonly path: string
  /** What they press from there on, by its words. */
  readonly press?: readonly string[]
  readonly read: readonly RegExp[]
  /** The heading at which the picture begins; else it begins at the top of the page. */
  readonly from?: string
  readonly caption: string
  /** The deed or the question that the page rests on. */
  readonly deed: string
}

/** The tour of Old Town, in the order of the six stages. */
export const steps: readonly Step[] = [
  {
    name: 'zone-page', who: 'resident', language: 'en', width: 360, height: 1285, path: '/zones/old-town',
    read: [/Besnik Leka, since/, /What is being done/, /330 answers/], deed: 'survey.zone-results',
    caption: 'The page of Old Town on a phone: the officer by name, and what is being done',
  },
  {
    name: 'questionnaire', who: 'resident', language: 'ro', width: 360, height: 800, path: '/answer?code={code}', press: ['Începeți'],
    read: [/Iluminat/i], deed: 'survey.answer-sheet',
    caption: 'A page of the questionnaire on a phone, in Romanian',
  },
  {
    name: 'desk', who: 'analyst', language: 'en', width: 1280, height: 984, path: '/station/zones/old-town/desk', from: 'What troubles residents',
    read: [/Signed by Arta Hoxha on 15 February 2027/, /Concerns side by side: residents, record, officers/], deed: 'problems.desk',
    caption: 'The desk of Old Town: what residents say, what is on record and what officers rank, side by side',
  },
  {
    name: 'problem', who: 'analyst', language: 'en', width: 1280, height: 1200, path: '/station/zones/old-town/desk', press: ['Racing on Castle Street at weekends'], from: 'Racing on Castle Street at weekends',
    read: [/What it rests on/, /Why it is there/, /28% \(24%–33%, 327 answers\)/], deed: 'problems.problem',
    caption: 'A problem with its evidence and its causes, signed by the analyst',
  },
  {
    name: 'plan', who: 'analyst', language: 'en', width: 760, height: 850, path: '/station/plans?zone=lakeside', press: ['Make the plan'], from: 'Plan for Lakeside',
    read: [/missing/i], deed: 'plans.draft-plan',
    caption: 'A plan in the making, with what is still missing',
  },
  {
    name: 'partner', who: 'partner', language: 'en', width: 360, height: 1050, path: '/partner', press: ['Read and answer'], from: 'Say whether the yard',
    read: [/Can you take it on\?/, /Yes, we take it on/], deed: 'plans.answer-task',
    caption: 'The municipality is asked on a phone to take on a task',
  },
  {
    name: 'officer', who: 'officer', language: 'en', width: 360, height: 1560, path: '/station/mine', press: ['Talk with those who meet at the bus stop'], from: 'Talk with those who meet',
    read: [/How does it stand\?/, /A picture/, /Write it down/], deed: 'work.note-progress',
    caption: 'The zone officer writes down on a phone what was done',
  },
  {
    name: 'due', who: 'commander', language: 'en', width: 1280, height: 1150, path: '/station/due', from: 'What is due',
    read: [/1 action is overdue, 4 are due within two weeks, 1 is stuck/], deed: 'work.due',
    caption: 'What is due: one action late, one stuck with its reason, a review tomorrow',
  },
  {
    name: 'before-and-after', who: 'officer', language: 'en', width: 1280, height: 810, path: '/station/improvements', press: ['Lamps of Mill Street'], from: 'Lamps of Mill Street',
    read: [/Before/, /After/, /Finished, 21 July 2026/], deed: 'work.improvements',
    caption: 'The lamps of Mill Street before and after',
  },
  {
    name: 'board', who: 'commander', language: 'en', width: 1280, height: 1188, path: '/station',
    read: [/3 zones are late in their stage/, /What each officer carries/], deed: 'cycles.board',
    caption: 'The commander\'s board: every zone\'s stage, what is late, and what each officer carries',
  },
  {
    name: 'gates', who: 'analyst', language: 'en', width: 760, height: 1110, path: '/station/zones/old-town/cycle', from: 'Six stages: Old Town',
    read: [/It is in stage 4 of 6: Work/, /5 things are missing/], deed: 'cycles.cycle',
    caption: 'The six stages of Old Town as gates, with what is missing at the open one',
  },
  {
    name: 'judgement', who: 'analyst', language: 'en', width: 760, height: 720, path: '/station/zones/old-town/cycle', press: ['Second round', 'See the judgement'], from: 'Cars race on Castle Street',
    read: [/Partial success/, /−20\.6 points \(−27\.7 to −13\.2\)/], deed: 'cycles.assess-problem',
    caption: 'A problem judged: what was measured stands frozen beside what a person makes of it',
  },
  {
    name: 'account', who: 'resident', language: 'en', width: 1280, height: 1000, path: '/zones/old-town', press: ['What became of the plan of 1 October 2026'],
    read: [/What was done/, /What was not done/, /Why/, /How you can help/], deed: 'cycles.published-account',
    caption: 'What became of the plan, in one screen: done, not done, why, and how to help',
  },
  {
    name: 'methods', who: 'analyst', language: 'en', width: 1280, height: 1335, path: '/station/methods', from: 'Methods',
    read: [/failures beside successes/, /It does not prove that the method caused it/], deed: 'cycles.method-cards',
    caption: 'The library of methods, failures beside successes',
  },
]

/** The picture on the front page of the project. */
export const frontPage: Step = {
  name: 'zone-page', who: 'resident', language: 'en', width: 760, height: 1880, path: '/zones/old-town',
  read: [/What is being done/, /Since Second round, one thing became better and nothing became clearly worse; for 4 things we cannot tell/], deed: 'survey.zone-results',
  caption: 'A zone\'s public page: what residents said in two rounds, what changed, and what cannot be told',
}
