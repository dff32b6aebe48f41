import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, runAll } from './run.ts'

/** Reads the whole tree without running it: types, then lint. */
export function check(): Promise<number> {
  return runAll([
    ...(existsSync(join(root, 'tools/messages.ts')) ? [['node', 'tools/messages.ts'] as const] : []),
    ...(existsSync(join(root, 'react-router.config.ts')) ? [['react-router', 'typegen'] as const] : []),
    ['tsc', '--noEmit', '-p', '.'],
    ['oxlint', '--quiet', 'src', 'tools', 'bench'],
  ])
}

if (import.meta.main) process.exitCode = await check()
