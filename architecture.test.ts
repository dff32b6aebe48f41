import assert from 'node:assert/strict'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { doors, ladder, narrow, outside, pure, readers } from './architecture.ts'
import { importsOf } from './tools/imports.ts'
import { projectTree, sources, treeOf, type Tree } from './tools/tree.ts'

const project = projectTree()

test('there is code to look at', () => assert.ok(sources(project).length > 50))

test('imports run down the ladder, through the doors, and pure files stay pure', () => assert.deepEqual(complaints(project), []))

test('no file comes round to itself by its imports', () => assert.deepEqual(circles(project), []))

const faults: readonly [fault: string, path: string, text: string, complaint: RegExp][] = [
  ['a rung that looks up', 'src/frame/a.ts', `import { waves } from '#domains/survey/index.ts'`, /frame may not look up to domains\/survey/],
  ['a type that looks up', 'src/domains/people/a.ts', `type W = import('#domains/survey/index.ts').W`, /people may not look up/],
  ['a dynamic import that looks up', 'src/kernel/a.ts', `const b = await import('../frame/ctx.ts')`, /kernel may not look up/],
  ['a re-export that looks up', 'src/platform/a.ts', `export * from '#frame/ctx.ts'`, /platform may not look up/],
  ['two rungs beside each other', 'src/access/a.ts', `import { db } from '../platform/clock.ts'`, /access may not look up to platform/],
  ['an import that only the program knows', 'src/frame/a.ts', 'const b = await import(`./${name}.ts`)', /names no file/],
  ['the wrong door', 'src/web/a.ts', `import { open } from '#domains/survey/commands/open-wave.ts'`, /enter domains\/survey through index.ts or words.ts/],
  ['tables read by a page', 'src/cli/a.ts', `import { tables } from '#domains/survey/tables.ts'`, /enter domains\/survey/],
  ['words that are not pure', 'src/domains/survey/words.ts', `import { Refusal } from '#frame/refusal.ts'`, /must stay pure/],
  ['a rule that reads a file', 'src/domains/survey/rules/a.ts', `import { readFileSync } from 'node:fs'`, /may not import node:fs/],
  ['a package in the kernel', 'src/kernel/a.ts', `import { mean } from 'simple-statistics'`, /may not import simple-statistics/],
  ['the database in a page', 'src/web/resident/a.tsx', `import type { Db } from '#platform/db.ts'`, /only from src\/platform/],
  ['the query builder in a page', 'src/web/resident/a.tsx', `import { sql } from 'kysely'`, /only from src\/platform/],
  ['a folder that nobody put on the ladder', 'src/lost/a.ts', `import { z } from 'zod'`, /lost has no place/],
  ['a short name that leads nowhere', 'src/web/a.ts', `import { a } from '#nowhere/a.ts'`, /leads nowhere/],
]
for (const [fault, path, text, complaint] of faults) {
  test(`${fault} is found`, () => {
    const [only, ...others] = complaints(planted({ [path]: text }))
    assert.match(only ?? '', complaint)
    assert.deepEqual(others, [])
  })
}

test('a circle is found; what only types close, or a door that hands on, is none', () => {
  assert.deepEqual(circles(planted({ 'src/frame/a.ts': `import { b } from './b.ts'`, 'src/frame/b.ts': `import { a } from './a.ts'` })), ['src/frame/a.ts → src/frame/b.ts → src/frame/a.ts'])
  assert.deepEqual(circles(planted({ 'src/frame/a.ts': `import { b } from './b.ts'`, 'src/frame/b.ts': `import type { A } from './a.ts'` })), [])
  assert.deepEqual(circles(planted({ 'src/domains/survey/words.ts': `export { b } from './rules/b.ts'`, 'src/domains/survey/rules/b.ts': `import { a } from '../words.ts'` })), [])
})

test('what is allowed is not complained of', () => {
  const allowed = {
    'src/domains/survey/queries/a.ts': `import { tables } from '#domains/territory/tables.ts'; import { sql } from 'kysely'`,
    'src/domains/survey/words.ts': `import { z } from 'zod'; import { ZoneId } from '#domains/territory/words.ts'; import { roles } from '#access/actor.ts'`,
    'src/web/http/a.ts': `import { openStore } from '#platform/db.ts'`,
    'src/web/ui/a.ts': `import en from '#domains/survey/messages/en.json' with { type: 'json' }`,
    'src/frame/a.test.ts': `import { openWave } from '#domains/survey/index.ts'`,
  }
  assert.deepEqual(complaints(planted(allowed)), [])
})

function planted(files: Record<string, string>): Tree {
  return treeOf({ 'package.json': project.get('package.json')!, ...files })
}

function complaints(tree: Tree): string[] {
  return sources(tree).flatMap(([path, text]) => importsOf(path, text).flatMap(({ from }) => complaint(tree, path, from)))
}

function complaint(tree: Tree, file: string, from: string): string[] {
  const home = homeOf(file)
  const rung = rungOf(home)
  if (rung === undefined) return [`${file}: ${home} has no place on the ladder`]
  if (/[`$+]/.test(from) && !from.includes('+types')) return [`${file}: the import ${from} names no file that can be read here`]
  const target = targetOf(tree, file, from)
  if (target === undefined) return [`${file}: ${from} leads nowhere`]
  const places = narrow[target ?? packageOf(from)]
  if (places && !places.some((place) => file.startsWith(place))) return [`${file} may not import ${from}: only from ${places.join(', ')}. Ask a domain`]
  if (target === null) return mayUse(file, home, from) ? [] : [`${file} may not import ${from}`]
  if (pure.test(file) && !pure.test(target) && !target.startsWith('src/kernel/')) return [`${file} must stay pure: ${from}`]
  const there = homeOf(target)
  if (there === home || !target.startsWith('src/')) return []
  if ((rungOf(there) ?? Infinity) >= rung) return [`${file}: ${home} may not look up to ${there}: ${from}`]
  const entered = !there.startsWith('domains/') || doors.some((door) => target === `src/${there}/${door}`) || target.endsWith('.json') || (target.endsWith('/tables.ts') && readers.test(file))
  return entered ? [] : [`${file}: enter ${there} through ${doors.join(' or ')}: ${from}`]
}

/** The file an import means; null for what comes from outside, undefined for a short name that package.json does not explain. */
function targetOf(tree: Tree, file: string, from: string): string | null | undefined {
  if (from.startsWith('.')) return join(dirname(file), from)
  if (!from.startsWith('#')) return null
  for (const [short, long] of Object.entries((JSON.parse(tree.get('package.json') ?? '{}') as { imports: Record<string, string> }).imports)) {
    const [head, tail] = short.split('*') as [string, string?]
    if (tail === undefined ? from === short : from.startsWith(head)) return join(long.replace('*', from.slice(head.length)))
  }
  return undefined
}

function mayUse(file: string, home: string, from: string): boolean {
  const allowed = outside[home] ?? (pure.test(file) ? outside.pure : undefined)
  return allowed === undefined || allowed.includes(packageOf(from))
}

function packageOf(from: string): string {
  return from.split('/').slice(0, from.startsWith('@') ? 2 : 1).join('/')
}

/** src/kernel/random.ts lives in kernel, src/domains/survey/words.ts in domains/survey, src/deeds.ts in deeds. */
function homeOf(file: string): string {
  const [, ...parts] = file.replace(/\.tsx?$/, '').split('/')
  return parts.slice(0, parts[0] === 'domains' ? 2 : 1).join('/')
}

function rungOf(home: string): number | undefined {
  const rung = ladder.findIndex((names) => names.includes(home))
  return rung < 0 ? undefined : rung
}

function circles(tree: Tree): string[] {
  const next = new Map(sources(tree).map(([path, text]) => [path, importsOf(path, text).filter((it) => it.used).flatMap(({ from }) => targetOf(tree, path, from) ?? [])]))
  const found: string[] = []
  const done = new Set<string>()
  const walk = (path: string, way: readonly string[]) => {
    if (way.includes(path)) return void found.push([...way.slice(way.indexOf(path)), path].join(' → '))
    if (done.has(path)) return
    for (const target of next.get(path) ?? []) walk(target, [...way, path])
    done.add(path)
  }
  for (const path of next.keys()) walk(path, [])
  return found
}
