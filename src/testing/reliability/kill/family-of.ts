import { readdirSync, readFileSync } from 'node:fs'

/** A program and all that it began, and they: the eldest first. */
export function familyOf(pid: number): number[] {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), parentOf(name)]))
  const family = [pid]
  for (const one of family) family.push(...[...parents].flatMap(([child, parent]) => (parent === one ? [child] : [])))
  return family
}

/** What a program was begun with. */
export const begunWith = (pid: number): string[] => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}
