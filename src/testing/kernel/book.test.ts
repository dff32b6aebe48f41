import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { handedOut, kernelPackage } from '../../../tools/kernel-package.ts'
import { projectTree } from '../../../tools/tree.ts'
import { disagreement } from './agrees.ts'
import { chaptersOf, shownIn, watched } from './chapters.ts'

const project = fileURLToPath(new URL('../../..', import.meta.url))
const book = readFileSync(join(project, 'src/kernel/README.md'), 'utf8')
const chapters = chaptersOf(book)
let shelf: string

before(() => {
  shelf = mkdtempSync(join(tmpdir(), 'vatra-book-'))
  mkdirSync(join(shelf, 'node_modules'))
  kernelPackage(join(shelf, 'node_modules/vatra-kernel'))
  writeFileSync(join(shelf, 'package.json'), '{ "type": "module" }')
})
after(() => rmSync(shelf, { recursive: true }))

test('there is a book, and it shows what comes out', () => {
  assert.ok(chapters.length >= 12)
  assert.ok(chapters.flatMap(shownIn).length >= 80)
})

for (const [number, chapter] of chapters.entries()) {
  test(`what the chapter "${chapter.title}" shows is what comes out`, async () => {
    const file = join(shelf, `chapter-${number}.ts`)
    writeFileSync(file, watched(chapter))
    const { seen } = (await import(file)) as { seen: readonly unknown[] }
    const faults = shownIn(chapter).flatMap(({ says, result }, at) => {
      const fault = disagreement(result, seen[at])
      return fault === null ? [] : [`${says}\n  the book: ${result}\n  ${fault}`]
    })
    assert.equal(faults.join('\n\n'), '')
  })
}

test('every example is good TypeScript, as strict as it can be', () => {
  const folder = join(shelf, 'typed')
  mkdirSync(folder)
  for (const [number, { program }] of chapters.entries()) writeFileSync(join(folder, `chapter-${number}.ts`), program)
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, noUncheckedIndexedAccess: true, noEmit: true, target: 'es2023', module: 'nodenext', types: [] }, include: ['.'] }))
  const { stdout } = spawnSync(join(project, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' })
  assert.equal(stdout, '')
})

test('every function that the kernel hands out is in the book', () => {
  // Those in fast/ are the twins of these, and reckon the same numbers.
  const values = handedOut(projectTree()).filter(({ kind, path }) => kind === 'value' && !path.startsWith('fast/'))
  assert.ok(values.length > 150)
  const steps = [...book.matchAll(/^\*Steps?[^*]*\*.*$/gm)].flatMap(([line]) => [...line.matchAll(/`(\w+)`/g)].map(([, name]) => name!))
  assert.deepEqual(steps.filter((step) => !values.some(({ name }) => name === step)), [], 'the book names what is not there any more')
  const untold = values.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(book)).map(({ name, path }) => `${path}: ${name}`)
  assert.deepEqual(untold, [], 'src/kernel/README.md says a line of each')
})

test('every chapter is in the table of contents, in its place', () => {
  const titles = [...book.matchAll(/^## (.+)$/gm)].map((heading) => heading[1]!)
  const contents = [...book.matchAll(/^(?:\d+\.|-) \[([^\]]+)\]\(#([^)]+)\)/gm)]
  assert.deepEqual(contents.map(([, title]) => title), titles.filter((title) => title !== 'Contents'))
  for (const [, title, anchor] of contents) assert.equal(anchor, title!.toLowerCase().replace(/[^\w\s-]/g, '').replaceAll(' ', '-'))
})

test('every link of the book leads somewhere', () => {
  const links = [...book.matchAll(/\]\(([^)#]+)(?:#([^)]+))?\)/g)]
  assert.ok(links.length >= 10)
  for (const [, path, anchor] of links) {
    const page = readFileSync(join(project, 'src/kernel', path!), 'utf8')
    const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map((heading) => heading[1]!.toLowerCase().replace(/[^\w\s-]/g, '').replaceAll(' ', '-'))
    if (anchor) assert.ok(anchors.includes(anchor), `${path}#${anchor}`)
  }
})

test('a result that is not what came out is found', () => {
  assert.equal(disagreement('{ share: 0.48, … }', { share: 0.477477, n: 333 }), null)
  assert.equal(disagreement('{ share: 0.47, … }', { share: 0.477477, n: 333 }), 'share is 0.477477')
  assert.equal(disagreement('{ share: 0.48 }', { share: 0.477477, n: 333 }), 'has n as well')
  assert.equal(disagreement('[1, -2.5, …]', Float64Array.of(1, -2.46, 3)), null)
  assert.equal(disagreement('[1, 2]', [1, 2, 3]), 'has 3 places')
  assert.equal(disagreement('12', 12.2), 'is 12.2')
  assert.equal(disagreement('1.2e-7', 1.24e-7), null)
  assert.equal(disagreement('0.347…', 0.3479), null)
  assert.equal(disagreement('0.347…', 0.3481), 'is 0.3481')
  assert.equal(disagreement('null', 0), 'is 0')
  assert.equal(disagreement('Infinity', Infinity), null)
  assert.equal(disagreement('throws Nobody.', new Error('Nobody.')), null)
  assert.throws(() => shownIn({ title: 'One', program: 'wilson(1, 2)\nconst a = 1 // 1\n' }), /what comes out of wilson\(1, 2\)/)
})
