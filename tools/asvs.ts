import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'

/** How a requirement of the standard stands here: held and tried by a test, held without one, not held, of no use here, or of a level that is not aimed at. */
export const verdicts = ['tested', 'design', 'missing', 'none', 'beyond'] as const
export type Verdict = (typeof verdicts)[number]
export type Requirement = { readonly number: string; readonly level: number; /** What it asks, in our words. */ readonly asks: string; readonly verdict: Verdict; /** Ids of tests, or files of tests with words of theirs. */ readonly tests: readonly string[]; readonly remark: string }

/** The chapters of OWASP ASVS 5.0.0, in our words, and how many requirements each has. */
export const chapters: readonly (readonly [name: string, size: number])[] = [
  ['What is typed and how it is written out', 30], ['Checks and the rules of the work', 13], ['In the browser', 31], ['Programs and protocols', 16], ['Files', 13], ['Who somebody is', 47], ['Sessions', 19], ['Who may do what', 13],
  ['Tokens that speak for themselves', 7], ['Sign-in by others', 36], ['Cryptography', 24], ['On the wire', 12], ['Configuration', 21], ['Protection of what is kept', 13], ['How the program is made', 21], ['Logs and faults', 17], ['Sound and picture live', 12],
]

/** Levels 1 and 2 are aimed at everywhere, level 3 in files, rights, protection of what is kept, and logs. */
export const aimedAt = ({ number, level }: Pick<Requirement, 'number' | 'level'>): boolean => level < 3 || [5, 8, 14, 16].includes(chapterOf(number))

export const chapterOf = (number: string): number => Number(number.split('.')[0])

/** Reads the table: number | level | what it asks | verdict | tests, then // and a remark; or the reason. */
export function requirementsIn(text: string): Requirement[] {
  return text.trim().split('\n').map((line) => {
    const [number = '', level = '', asks = '', verdict = '', rest = ''] = line.split('|').map((part) => part.trim())
    const [tests, remark = ''] = verdict === 'tested' ? rest.split(/\s*\/\/\s*/) : ['', rest]
    return { number, level: Number(level), asks, verdict: verdict as Verdict, tests: tests ? tests.split(/;\s*/) : [], remark }
  })
}

/** How many are of each kind, among those that are aimed at. */
export function counted(all: readonly Requirement[]) {
  const of = (verdict: Verdict, among = all) => among.filter((one) => one.verdict === verdict).length
  const applicable = of('tested') + of('design') + of('missing')
  return { applicable, tested: of('tested'), design: of('design'), missing: of('missing'), none: of('none'), beyond: of('beyond'), automated: of('tested') / applicable, of }
}

const told: Readonly<Record<Verdict, string>> = { tested: 'held, tested', design: 'held, untested', missing: '**not held**', none: 'not applicable', beyond: 'not aimed at' }

/** The page: counts first, then a table for each chapter. */
export function asvsPage(all: readonly Requirement[]): string {
  const { applicable, tested, design, missing, none, beyond, automated, of } = counted(all)
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  const byLevel = [1, 2, 3].map((level) => {
    const own = all.filter((one) => one.level === level)
    return `| level ${level} | ${own.length} | ${verdicts.map((verdict) => of(verdict, own)).join(' | ')} |`
  })
  const by = ({ verdict, tests, remark }: Requirement) => [tests.map(linked).join('; '), verdict === 'beyond' && remark === '' ? '' : remark].filter(Boolean).join('. ')
  const table = ([name]: readonly [string, number], at: number) => {
    const own = all.filter(({ number }) => chapterOf(number) === at + 1)
    return `## ${at + 1} ${name}\n\n| no. | level | what it asks | how it stands | by what, or why not |\n| --- | --- | --- | --- | --- |\n${own.map((one) => `| ${one.number} | ${one.level} | ${one.asks} | ${told[one.verdict]} | ${by(one)} |`).join('\n')}`
  }
  return `# Held to a standard

The OWASP Application Security Verification Standard 5.0.0 has 345 requirements. Here each stands with its number and level, what it asks in a few words of our own (the standard's own words are at <https://owasp.org/www-project-application-security-verification-standard/>), and
what holds it. Aimed at: levels 1 and 2, and level 3 in files (5), rights (8), protection of what is kept (14) and logs (16).

Of **${applicable}** that apply, **${tested}** (${percent(automated)}) are held by tests that run with every \`npm test\`, ${design} are held by how the program is made or by a paper, without a test that would notice their loss, and **${missing} are not held**. ${none} do not apply, ${beyond} of level 3 are not aimed at.

| | all | held, tested | held, untested | not held | not applicable | not aimed at |
| --- | --- | --- | --- | --- | --- | --- |
${byLevel.join('\n')}

An id (SEC-04) stands for the tests that [coverage.md](coverage.md) lists under it; what they plant to be caught is in [locks.md](locks.md). This is our own reading, not an audit: nobody from outside has looked. Drawn by \`node tools/asvs.ts\` from \`tools/asvs.txt\`.

## Not held

| no. | level | what it asks | what is missing |
| --- | --- | --- | --- |
${all.filter(({ verdict }) => verdict === 'missing').map((one) => `| ${one.number} | ${one.level} | ${one.asks} | ${one.remark} |`).join('\n')}

${chapters.map(table).join('\n\n')}
`
}

function linked(test: string): string {
  const [path = '', ...words] = test.split(': ')
  return path.includes('.test.ts') ? `[${path.split('/').at(-1)}](../${path})${words.length > 0 ? ` ("${words.join(': ')}")` : ''}` : test
}

/** What is wrong in the table: a requirement that is left out, there twice, or of another chapter's size; a test that nobody wrote; a verdict without its reason. */
export function faultsIn(all: readonly Requirement[], ids: ReadonlySet<string>, textOf: (path: string) => string | null): string[] {
  const numbers = all.map(({ number }) => number)
  const levels = [1, 2, 3].map((level) => all.filter((one) => one.level === level).length)
  return [
    ...numbers.filter((number, at) => numbers.indexOf(number) !== at).map((number) => `${number} is there twice`),
    ...chapters.flatMap(([name, size], at) => { const own = numbers.filter((number) => chapterOf(number) === at + 1).length; return own === size ? [] : [`chapter ${at + 1} (${name}) has ${own} requirements and not ${size}`] }),
    ...(levels.join() === '70,183,92' ? [] : [`the levels have ${levels.join(', ')} requirements and not 70, 183, 92`]),
    ...gapsIn(numbers),
    ...all.flatMap((one) => faultsOf(one, ids, textOf).map((fault) => `${one.number} ${fault}`)),
  ]
}

/** In each section the numbers run from one on. */
function gapsIn(numbers: readonly string[]): string[] {
  return numbers.filter((number) => { const [chapter, section, one] = number.split('.').map(Number); return one! > 1 ? !numbers.includes(`${chapter}.${section}.${one! - 1}`) : section! > 1 && !numbers.includes(`${chapter}.${section! - 1}.1`) }).map((number) => `what is before ${number} is left out`)
}

function faultsOf(one: Requirement, ids: ReadonlySet<string>, textOf: (path: string) => string | null): string[] {
  const { asks, verdict, tests, remark } = one
  return [
    ...(verdicts.includes(verdict) ? [] : [`stands as "${verdict}"`]),
    ...(asks.split(' ').length < 2 || asks.split(' ').length > 9 ? ['is not said in a few words'] : []),
    ...(verdict === 'tested' && tests.length === 0 ? ['names no test'] : []),
    ...(['design', 'missing', 'none'].includes(verdict) && remark === '' ? ['gives no reason'] : []),
    ...((verdict === 'beyond') === aimedAt(one) && verdict !== 'none' ? [verdict === 'beyond' ? 'is aimed at' : 'is not aimed at'] : []),
    ...tests.flatMap((test) => {
      const [path = '', ...words] = test.split(': ')
      if (!path.includes('.test.ts')) return ids.has(path) ? [] : [`names ${path}, which no test proves`]
      const text = textOf(path)
      return text === null ? [`names ${path}, which is not there`] : text.includes(words.join(': ')) ? [] : [`names words that ${path} does not have: ${words.join(': ')}`]
    }),
  ]
}

export const asvsFile = join(root, 'docs/asvs.md')
export const readRequirements = (): Requirement[] => requirementsIn(readFileSync(join(root, 'tools/asvs.txt'), 'utf8'))
/** The text of a file of the project, or null. */
export const textAt = (path: string): string | null => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null)

if (import.meta.main) {
  const page = asvsPage(readRequirements())
  if (page !== textAt('docs/asvs.md')) writeFileSync(asvsFile, page)
}
