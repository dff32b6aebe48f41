import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { root } from './run.ts'
import { isTest, projectTree, type Tree } from './tree.ts'

/** What the system must be able to do so far: long, because it is a line each; a test that proves one names its id in its title. */
export const capabilities: Readonly<Record<string, string>> = {
  A1: 'Zones are imported with versioned boundaries that neither gape nor overlap, and a coordinate lies in exactly one',
  A2: 'A zone\'s page shows the officer who answers for it, with office, hours and channels',
  A3: 'A zone shows its population for each officer, and whether that is within 3,000 to 7,000',
  A5: 'Tenure and vacancies of a zone\'s posts are counted',
  B1: 'A wave asks chosen zones from a day to a day, with a target for each and progress against it',
  B2: 'A zone without a finished wave in six months is flagged',
  B3: 'The questionnaire has five blocks, and every question a name that stays',
  B4: 'Block A asks about order and safety problems',
  B5: 'Block B asks about exposure to crime, and whether it was told to the police',
  B6: 'Block C asks about concrete fear: situations, places, times',
  B7: 'Block D asks about abstract concern',
  B8: 'Block E asks about satisfaction with the local police',
  B9: 'Invitations are drawn for each zone, with their outcomes and the response rate',
  B11: 'A survey company\'s interviewers and files come in, and go out again as a whole',
  B16: 'Results are broken down, and small cells are protected',
  B12: 'Paper sheets are printed from the same questionnaire and keyed in twice',
  B13: 'Officers and volunteers interview on the doorstep, with a second interviewer',
  B14: 'Residents name dangerous places, with the time of day',
  B15: 'What people write in their own words is coded and counted',
  B23: 'Zones and groups that do not take part are flagged and get an outreach task',
  B17: 'Who had contact with the police is asked all year round, beside the zone survey',
  B18: 'Focus groups and interviews are kept, coded and linked to a zone and a wave',
  B19: 'Target groups are asked with instruments of their own',
  B20: 'National polls are registered and shown beside zone results',
  B21: 'Residents are asked who answers for safety and what they would contribute',
  B22: 'Residents are asked whether they would testify and which services they know',
  C1: 'Recorded incidents are imported, mapped to own categories and placed in zones',
  C2: 'A desk for each zone puts survey, recorded incidents and notes side by side',
  C3: 'A problem has causes, each with its evidence',
  C4: 'Residents\' and police priorities are ranked against each other',
  C5: 'A problem says whose competence it is',
  C6: 'Magnitude, severity and form of a problem are weighed apart',
  C7: 'Crime that is not reported is estimated from survey and record',
  C8: 'A change of law or recording is a visible break in the trend',
  C9: 'Citizens, key persons and studies are labelled as sources of needs',
  C10: 'Media entries are logged and linked to a zone and a problem',
  C11: 'A social map of the zone is kept',
  C12: 'Unofficial information is kept with source and reliability',
  C13: 'An analyst signs the analysis of a zone',
  D1: 'A plan of three to six months is made for a zone from the analysed problems',
  D2: 'An action names what, method, partners, resources, owner and dates',
  D3: 'Partners work on causes of the problem',
  D4: 'A plan states problems clearly and has steps, tasks, objectives and review dates',
  D5: 'An objective has baseline, target and indicator with its source',
  D6: 'The plan is published in plain language, and hard sentences are shown',
  D7: 'Police, municipality and others have one joint plan and one view of it',
  D8: 'The directorate drafts a yearly strategy with those it consulted',
  D9: 'Local priorities roll up to the directorate',
  D10: 'Needs for staff, logistics and infrastructure are kept with the plan and add up',
  D11: 'A plan combines prevention with enforcement',
  D12: 'Each problem says who does what: police, municipality, residents, others',
  E1: 'Actions have a log with evidence, blockers and reasons for delay',
  E2: 'What is due is seen by zone, commissariat and regional department',
  E3: 'Partners accept, decline or return their tasks, with the reason',
  E4: 'What can be done at once is taken straight from a finding',
  E5: 'Physical improvements are projects with pictures before and after',
  E6: 'Municipal investments stand beside concerns and police proposals',
  E7: 'A checklist of crime prevention through environmental design is used to plan and to follow up',
  K1: 'Organisations of every sector that works with the police are registered',
  K2: 'Agreements are kept with parties, scope, dates and obligations, and are said to be due for renewal',
  M3: 'Recorded crime says that it is only what was recorded',
  O9: 'The pilot of the source is loaded with its baseline',
  U1: 'Albania: the figures of the reform',
  U2: 'Estonia: recorded crime 2003 to 2015',
  U3: 'Estonia: trust and who is held responsible',
  U4: 'Estonia: watch and village movements',
  U5: 'Estonia 2016: public against ministry priorities',
  U6: 'Talsi: six problems',
  U7: 'Talsi: the results',
  U8: 'Bar and Sambir: what residents named',
  F1: 'The second wave is asked in the same way, or the break is shown',
  F2: 'Change is told with interval and verdict, "no detectable change" among them',
  F3: 'An assessment marks each problem success, partial or failure, with the reasoning',
  F4: 'Methods and partnerships are rated and go into a library',
  F5: 'What staff, logistics and infrastructure were missing comes out of a cycle',
  F6: 'The cycle begins again by itself and carries over what is not solved',
  F7: 'What came of a plan lies beside the next one',
  P1: 'An account answers what was done, what was not, why, and how residents can help',
  P2: 'An account separates what police can do, cannot do, and can do only with others',
  P3: 'Results are published for everybody to read',
  'SEC-01': 'What tells of a person is told once the record has it: who, in which role, about whom, what for and on what ground',
  'SEC-03': 'Of what is private nothing is found in anything that the public can fetch, nor in the log',
  'SEC-04': 'Every deed decides for every role from every place as a table kept by hand wants it',
  'SEC-02': 'Odd looking is found week by week and judged by somebody from outside',
  'SEC-05': 'Either lock alone keeps people from elsewhere out',
  'SEC-15': 'No file with rows of persons leaves without a purpose, none of more than a hundred without a second person, and no sixth in a day',
  'SEC-16': 'A policy that lets one more in, or one fewer, is caught by that table',
  'SEC-17': 'No answer holds a field that it does not declare, and a partner hears what is shared with it',
  'SEC-19': 'Rights follow posts through whatever happens to them',
  'PRIV-02': 'Of 200 invitations a thief of the whole database leads no more than chance back to answers',
  'PRIV-03': 'What one resident answered is seen by nobody outside the custody of the survey, and a zone\'s own police see of results what everybody sees',
  'PRIV-05': 'One invitation is one token and one sheet, however many try at once and wherever the machine stops',
  'PRIV-01': 'Whoever is looked at reads who it was, and is told later only where two people agreed on it, for a time that ends by itself',
  'PRIV-09': 'Every column says what it is kept for and how long, and each row goes on its day with its line in the record',
  'PRIV-10': 'Whoever was erased does not come back with a restored backup, and what was put right, restricted or ended stays so',
  'PRIV-06': 'No published place leads to fewer than eight addresses',
  'SEC-20': 'A right that is taken away is gone at the next request, in every open session',
  'SEC-21': 'What one may not see and what is not there are answered alike',
  'SEC-14': 'What people wrote is in no backup, file or log of the database in the clear',
  'SEC-22': 'The key is changed while people read and write, and no read fails',
  'SEC-23': 'Sealed words that were changed or moved do not open, and are refused as such',
  'SEC-25': 'Whatever is done to the record behind its back is found, and told which line it was',
  'SUP-07': 'Nothing that shows its makers what goes on inside is in what is built',
  'REL-01': 'Killed at any moment with its database, it has lost nothing that it acknowledged and done nothing twice',
  'REL-02': 'It does not start on a store that forgets or shows too much',
  'REL-04': 'A backup a day is kept and what changes is carried away within five minutes; what was lost comes back whole, and a damaged piece changes nothing',
  'REL-06': 'What nobody means breaks nothing, and a file is kept whole or not at all, with what is wrong in it by row and column',
  'REL-11': 'What is sent again is done once and answered alike, by programs and by forms',
  'REL-12': 'An older installation is brought on with all its rows, is never left between two forms, and is backed up before',
  'REL-13': 'What may be done once is done once, however many try at once',
  'REL-18': 'Without its database the public reads on what was published, and what was typed is given back',
}

/** A test by its title, and the ids it names in brackets. */
export type Proof = { readonly path: string; readonly title: string; readonly ids: readonly string[] }

const bracket = /\(((?:[A-Z]+-?\d+(?:, ?|[-–](?=[A-Z]))?)+)\)/g

/** Every test of the tree that names what it proves. */
export function proofs(tree: Tree): Proof[] {
  return [...tree].filter(([path]) => isTest(path)).flatMap(([path, text]) => titlesOf(path, text).flatMap((title) => {
    const ids = [...title.matchAll(bracket)].flatMap(([, list]) => list!.split(/, ?/)).flatMap(range)
    return ids.length > 0 ? [{ path, title: title.replaceAll(bracket, '').replace(/\s+/g, ' ').trim(), ids }] : []
  }))
}

/** Titles of test(…) and of journey-like wrappers whose name begins with test: the first argument, when it is a text. */
function titlesOf(path: string, text: string): string[] {
  const titles: string[] = []
  new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? (callee.object.type === 'Identifier' && callee.object.name === 'test' ? 'test' : callee.property.name) : ''
      if (!/^(test|it|describe|suite)$/.test(name)) return
      if (first?.type === 'Literal' && typeof first.value === 'string') titles.push(first.value)
      if (first?.type === 'TemplateLiteral') titles.push(first.quasis.map((part) => part.value.cooked).join('…'))
    },
  }).visit(parseSync(path, text).program)
  return titles
}

/** B3-B8 is six ids; SEC-18 is one. */
function range(id: string): string[] {
  const [, letter, first, last] = /^([A-Z]+)(\d+)[-–]\1(\d+)$/.exec(id) ?? []
  return letter === undefined ? [id] : Array.from({ length: Number(last) - Number(first) + 1 }, (_, step) => `${letter}${Number(first) + step}`)
}

/** The page that says which test proves what. */
export function coveragePage(found: readonly Proof[]): string {
  const ids = [...new Set([...Object.keys(capabilities), ...found.flatMap((proof) => proof.ids)])].sort(inOrder)
  const rows = ids.flatMap((id) => {
    const lines = found.filter((proof) => proof.ids.includes(id)).map(({ path, title }) => `${title.replaceAll('|', '\\|')} | [${path}](../${path})`)
    return (lines.length > 0 ? lines : ['**no test** | ']).map((line, place) => `| ${place === 0 ? `${id} | ${capabilities[id] ?? ''}` : ' | '} | ${line} |`)
  })
  return `# Coverage

Which test proves which capability. Drawn by \`node tools/coverage.ts\` from the ids that tests name in their titles; a test fails when this page is stale or a capability has no test. Ids of other requirements (SEC security, REL reliability) stand below the capabilities.

| id | capability | proved by | in |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}

/** The capabilities that no test names. */
export function unproved(found: readonly Proof[]): string[] {
  return Object.keys(capabilities).filter((id) => !found.some((proof) => proof.ids.includes(id)))
}

function inOrder(a: string, b: string): number {
  const [dashA, dashB] = [a.includes('-'), b.includes('-')]
  return Number(dashA) - Number(dashB) || a.localeCompare(b, 'en', { numeric: true })
}

/** Where the page is kept. */
export const coverageFile = join(root, 'docs/coverage.md')

if (import.meta.main) {
  const [page, kept] = [coveragePage(proofs(projectTree())), readFileSync(coverageFile, { encoding: 'utf8', flag: 'a+' })]
  if (page !== kept) writeFileSync(coverageFile, page)
}
