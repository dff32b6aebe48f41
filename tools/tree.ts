import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './run.ts'

/** The project's own texts by path: what a check is given to look at. A made-up tree, with a fault planted in it, has the same shape. */
export type Tree = ReadonlyMap<string, string>

const elsewhere = ['node_modules', 'data', 'build', 'dist', 'tmp', '.git', '.react-router']
const picture = /\.(png|jpe?g|webp|ico|woff2?|wasm|pdf)$/

/** Every text file that belongs to the project; what is installed, built or kept by an installation is not looked at. */
export function projectTree(): Tree {
  const entries = globSync(['**/*', '.*', '.*/**'], { cwd: root, withFileTypes: true, exclude: (entry) => elsewhere.includes(entry.name) })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)))
  return new Map([...new Set(paths)].filter((path) => !picture.test(path)).sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

/** A tree made up for a test. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries(files))
}

/** The files of a tree whose path matches. */
export function matching(tree: Tree, path: RegExp): [path: string, text: string][] {
  return [...tree].filter(([name]) => path.test(name))
}

/** The program's own sources: all TypeScript under src that is not a test; AssemblyScript, which imports nothing, is a language of its own. */
export function sources(tree: Tree): [path: string, text: string][] {
  return matching(tree, /^src\/.*\.tsx?$/).filter(([path]) => !isTest(path) && !path.startsWith('src/kernel/fast/assembly/'))
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}
