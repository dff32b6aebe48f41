import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './run.ts'

/** What keeps a test file from sharing its program: something of its own to begin and end, or a change to the program itself. */
const alone = /ownDatabase|longStory|copyOfMade|published-town|process\.(env|chdir|on|kill|exit)|child_process|\bmock\b|VATRA_|its-turn|playwright|browser|throwAway|mkdtemp|^(before|after)(Each)?\(/m
/** So many files share one program: enough that starting it costs little, and few enough that both cores have work to the end. */
const many = 14

/** The test files of a run, where those that only tell stories or reckon share a program: starting one and reading the sources takes longer than most of them. */
export function together(patterns: readonly string[], folder: string): string[] {
  const files = globSync([...patterns], { cwd: root }).sort()
  const sharing = files.filter((file) => !alone.test(readFileSync(join(root, file), 'utf8')))
  const lots = Array.from({ length: Math.ceil(sharing.length / many) }, (_, nth) => {
    const lot = join(folder, `together-${String(nth + 1).padStart(2, '0')}.test.ts`)
    writeFileSync(lot, sharing.slice(nth * many, (nth + 1) * many).map((file) => `import '${pathToFileURL(join(root, file))}'\n`).join(''))
    return lot
  })
  return [...lots, ...files.filter((file) => !sharing.includes(file))]
}
