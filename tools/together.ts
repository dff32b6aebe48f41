import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './run.ts'

/** What keeps a test file from sharing its program: it changes the program itself, or waits before it says what its tests are, when others' may be over. */
const alone = /^(const|let) [^=]+ = await |^await |process\.(chdir|on|kill|exit)|\bmock\b|process\.env(\.\w+|\[[^\]]+\]) (\?\?)?= |delete process\.env/m
/** What a file begins and ends for itself: its stories stand in a suite of their own, whose hooks nobody else hears. */
const begins = /^(before|after)(Each)?\(|ownDatabase|longStory|copyOfMade|published-town/m
/** So many files share one program: enough that starting it costs little, and few enough that both cores have work to the end. */
const many = { plain: 14, own: 5 }

/** The test files of a run, where those that need no program for themselves share one: starting it and reading the sources takes longer than most of them. */
export function together(patterns: readonly string[], folder: string): string[] {
  const kinds = Map.groupBy(globSync([...patterns], { cwd: root }).sort(), kindOf)
  const lots = (['own', 'plain'] as const).flatMap((kind) => {
    const files = kinds.get(kind) ?? [], write = kind === 'own' ? suites : imports
    return Array.from({ length: Math.ceil(files.length / many[kind]) }, (_, nth) => {
      const lot = join(folder, `together-${kind}-${String(nth + 1).padStart(2, '0')}.test.ts`)
      writeFileSync(lot, write(files.slice(nth * many[kind], (nth + 1) * many[kind])))
      return lot
    })
  })
  return [...lots, ...(kinds.get('alone') ?? [])]
}

function kindOf(file: string): 'alone' | 'own' | 'plain' {
  const text = readFileSync(join(root, file), 'utf8')
  return alone.test(text) ? 'alone' : begins.test(text) ? 'own' : 'plain'
}

const address = (file: string) => pathToFileURL(join(root, file)).href
const imports = (files: readonly string[]) => files.map((file) => `import '${address(file)}'\n`).join('')

/** The databases of all are closed after the last suite, because their door is opened before the first. */
export function suites(files: readonly string[]): string {
  const each = files.map((file) => `describe('${file}', async () => { await import('${address(file)}') })\n`).join('')
  return `import { describe } from 'node:test'\nimport '${address('src/testing/database.ts')}'\n${each}`
}
