import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'

/** npm run migration "people can hand in found things": begins the next migration, named by its sentence. */
function begin(sentence: string, folder: string): string {
  const last = readdirSync(folder).map((name) => Number(/^\d{4}/.exec(name)?.[0] ?? 0)).reduce((a, b) => Math.max(a, b), 0)
  const words = sentence.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
  const file = join(folder, `${String(last + 1).padStart(4, '0')}-${words}.sql`)
  writeFileSync(file, `-- ${sentence}\n`, { flag: 'wx' })
  return file
}

const sentence = process.argv.slice(2).join(' ').trim()
if (/[a-z]/i.test(sentence)) console.log(begin(sentence, join(root, 'migrations')))
else console.error('Say in a sentence what the migration lets people do: npm run migration "people can hand in found things"')
if (!/[a-z]/i.test(sentence)) process.exitCode = 2
