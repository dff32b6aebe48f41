import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import { doors } from './door/doors.ts'
import { shapeReader } from './door/shape-of.ts'
import { root } from './run.ts'
import { isTest, matching, projectTree, type Tree } from './tree.ts'

/** One name that a file of the kernel hands out; `path` is that of the file in the kernel, without its ending. */
export type Handed = { readonly name: string; readonly path: string; readonly kind: 'value' | 'type' }

/** What the sources are written in is not part of what is handed out: AssemblyScript is carried as the WebAssembly made from it. */
const sourcesOfFast = /\/assembly\//

/**
 * Makes the kernel a package of its own in a folder: JavaScript modules with types beside, an index drawn from the tree, in which every function
 * stands behind a door that holds what it is given against its types; the book, the licence.
 */
export function kernelPackage(to: string): void {
  const tree = projectTree()
  emit(to)
  for (const path of kernelPaths(tree)) rewriteTypes(join(to, `${path}.d.ts`))
  const lines = index(handedOut(tree))
  writeFileSync(join(to, 'index.js'), indexBehindDoors(lines, to).join('\n') + '\n')
  writeFileSync(join(to, 'index.d.ts'), lines.join('\n') + '\n')
  writeFileSync(join(to, 'package.json'), JSON.stringify(described(tree), null, 2) + '\n')
  cpSync(join(root, 'LICENSE'), join(to, 'LICENSE'))
  writeFileSync(join(to, 'README.md'), readElsewhere(tree.get('src/kernel/README.md') ?? ''))
}

/** All that the kernel's files hand out, file by file. */
export function handedOut(tree: Tree): Handed[] {
  return kernelPaths(tree).filter((path) => !path.startsWith('door/')).flatMap((path) => {
    const { module } = parseSync(`${path}.ts`, tree.get(`src/kernel/${path}.ts`)!)
    const entries = module.staticExports.flatMap((it) => it.entries)
    // A function written with several signatures stands there several times.
    const names = new Map(entries.map((it) => [it.exportName.name!, it.isType ? 'type' as const : 'value' as const]))
    return [...names].map(([name, kind]) => ({ name, path, kind }))
  })
}

/**
 * The lines of the index. A type whose name two files use is told apart by its file (NearRepeatAsked). What fast/ is made of, and a function
 * there with the name of its plain twin, is had by its path only; two other values of one name are a mistake.
 */
export function index(handed: readonly Handed[]): string[] {
  const files = Map.groupBy(handed, ({ name }) => name)
  return handed.filter(({ path }) => !/^fast\/.+\//.test(path)).flatMap(({ name, path, kind }) => {
    const others = files.get(name)!.filter((other) => other.path !== path)
    if (kind === 'type') return [`export type { ${others.length > 0 ? `${name} as ${pascal(path)}${name}` : name} } from './${path}.js';`]
    if (path.startsWith('fast/') && others.length > 0) return []
    const twin = others.find((other) => !other.path.startsWith('fast/'))
    if (twin) throw new Error(`${name} is handed out by ${path} and by ${twin.path}: the index cannot hold both`)
    return [`export { ${name} } from './${path}.js';`]
  })
}

/** Of the index's values what is no function stands there as it is. */
function indexBehindDoors(lines: readonly string[], folder: string): string[] {
  const { takes } = shapeReader(folder), values = lines.filter((line) => !line.startsWith('export type'))
  const functions = values.flatMap((line) => {
    const [, name, path] = /^export \{ (\w+) \} from '\.\/(.+)\.js';$/.exec(line)!, taken = takes(path!, name!)
    return taken ? [{ name: name!, path: path!, takes: taken, line }] : []
  })
  return [...values.filter((line) => !functions.some((one) => one.line === line)), ...doors(functions)]
}

function kernelPaths(tree: Tree): string[] {
  return matching(tree, /^src\/kernel\/.*\.ts$/).map(([path]) => path).filter((path) => !isTest(path) && !sourcesOfFast.test(path) && !path.endsWith('.d.ts')).map((path) => path.slice('src/kernel/'.length, -'.ts'.length))
}

/** TypeScript 7 writes the modules; with the library of 2023 only, which is what Node 20 and the browsers of its time know. */
function emit(to: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'vatra-kernel-'))
  const kernel = join(root, 'src/kernel')
  const compilerOptions = {
    target: 'es2023', lib: ['es2023', 'dom'], module: 'esnext', moduleResolution: 'bundler', types: [], rootDir: kernel, outDir: to, declaration: true, noEmitOnError: true,
    strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, verbatimModuleSyntax: true, erasableSyntaxOnly: true, rewriteRelativeImportExtensions: true,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: [kernel], exclude: [`${kernel}/**/*.test.ts`, `${kernel}/**/assembly/**`] }))
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  if (status !== 0) throw new Error(`The kernel cannot be emitted.\n${stdout}${stderr}`)
}

/** The compiler turns './x.ts' into './x.js' in the modules, but leaves it in the types. */
function rewriteTypes(path: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replace(/((?:from |import\()['"]\.[^'"]*)\.ts(?=['"])/g, '$1.js'))
}

/** The book where the pages beside it are not there to be led to: links at the end of a line are left out, those in a sentence stay as words. */
function readElsewhere(book: string): string {
  return book.replace(/(?<=\*)( (?:· )?\[[^\]]+\]\([^)#]+#[^)]+\))+$/gm, '').replace(/\[([^\]]+)\]\((?!#)[^)]+\)/g, '$1')
}

function described(tree: Tree) {
  const { version, license } = JSON.parse(tree.get('package.json')!) as { version: string; license: string }
  return {
    name: 'vatra-kernel', version, license, type: 'module', sideEffects: false, engines: { node: '>=20' },
    description: 'Statistics of community safety: survey estimates, change, hot spots, waits and what must not be shown, each with its n, interval and method.',
    keywords: ['statistics', 'survey', 'raking', 'confidence interval', 'hot spots', 'near repeat', 'disclosure control'],
    main: './index.js', types: './index.d.ts',
    exports: { '.': entry('./index'), './*': entry('./*'), './package.json': './package.json' },
  }
}

const entry = (path: string) => ({ types: `${path}.d.ts`, default: `${path}.js` })

function pascal(path: string): string {
  const file = path.endsWith('/index') ? posix.basename(dirname(path)) : basename(path)
  return file.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase())
}

if (import.meta.main) {
  const to = join(root, 'build/kernel')
  kernelPackage(to)
  console.log(`The kernel lies in ${to}: npm pack there makes a file of it.`)
}
