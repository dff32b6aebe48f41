import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './run.ts'

/** What keeps a test file from sharing its program: it changes the program itself, or waits before it says what its tests are, when others' may be over. */
const alone = /^(const|let) [^=]+ = await |^await |process\.(chdir|on|kill|exit)|\bmock\b|process\.env(\.\w+|\[[^\]]+\]) (\?\?)?= |delete process\.env/m
/** What a file begins and ends for itself: its stories stand in a suite of their own, whose hooks nobody else hears. */
const begins = /^(before|after)(Each)?\(|ownDatabase|copyOfMade|published-town/m
/** What waits for a browser most of its time. */
const looks = /from '(\.\.\/|#testing\/)browser\.ts'/
/**
 * So many files share one program: enough that starting it costs little, and few enough that all cores have work to the end.
 * The runner begins them by their names: first those that wait long for others, last those that only reckon and are soon over.
 */
const kinds = { alone: 1, looks: 2, own: 5, plain: 14 } as const
type Kind = keyof typeof kinds

/** The test files of a run, where those that need no program for themselves share one: starting it and reading the sources takes longer than most of them. */
export function together(patterns: readonly string[], folder: string): string[] {
  const files = Map.groupBy(globSync([...patterns], { cwd: root }).sort(), kindOf)
  return (Object.keys(kinds) as Kind[]).flatMap((kind, at) => {
    const these = files.get(kind) ?? [], write = kind === 'looks' || kind === 'own' ? suites : imports
    return Array.from({ length: Math.ceil(these.length / kinds[kind]) }, (_, nth) => {
      const lot = join(folder, `${at + 1}-${kind}-${String(nth + 1).padStart(2, '0')}.test.ts`)
      writeFileSync(lot, write(these.slice(nth * kinds[kind], (nth + 1) * kinds[kind])))
      return lot
    })
  })
}

function kindOf(file: string): Kind {
  const text = readFileSync(join(root, file), 'utf8')
  return alone.test(text) ? 'alone' : looks.test(text) ? 'looks' : begins.test(text) ? 'own' : 'plain'
}

const address = (file: string) => pathToFileURL(join(root, file)).href
const imports = (files: readonly string[]) => files.map((file) => `import '${address(file)}'\n`).join('')

/** The databases of all are closed after the last suite, because their door is opened before the first. */
export function suites(files: readonly string[]): string {
  const each = files.map((file) => `describe('${file}', async () => { await import('${address(file)}') })\n`).join('')
  return `import { describe } from 'node:test'\nimport '${address('src/testing/database.ts')}'\n${each}`
}
