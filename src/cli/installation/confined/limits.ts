import { realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a program of ours may read and write, and whether it may load libraries that are no JavaScript. It starts no other program and no thread. */
export type Limits = { readonly reads: readonly string[]; readonly writes: readonly string[]; readonly addons: boolean }

export const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** What Vatra itself is made of; not the rest of its folder, in which the data may lie. */
export const ownParts: readonly string[] = ['package.json', 'src', 'build', 'dist', 'migrations', 'node_modules'].map((part) => join(root, part))

/** The switches of Node's permission model for these limits. Where a folder is reached by a link, what it leads to is named too: Node looks at the path that is asked for. */
export function switches({ reads, writes, addons }: Limits): string[] {
  const each = (name: string, paths: readonly string[]) => outermost([...new Set(paths.flatMap((path) => [path, really(path)]))]).map((path) => `--${name}=${path}`)
  return ['--permission', ...each('allow-fs-read', [...reads, ...writes]), ...each('allow-fs-write', writes), ...(addons ? ['--allow-addons', '--disable-warning=PERM0001'] : [])]
}

/** Without what lies in another of them: named besides, Node would take it for the narrower word and forget the folder itself. */
const outermost = (paths: readonly string[]) => paths.filter((path) => !paths.some((other) => path.startsWith(other.endsWith(sep) ? other : other + sep)))

function really(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
