import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pack } from './pack.ts'
import { root, runAll } from './run.ts'

/** Builds what a browser is given: typed messages, the site, and the islands, which come after it because the site's build empties build/; then all of it is packed. */
export async function build(): Promise<number> {
  const code = await runAll([
    ...(has('tools/messages.ts') ? [['node', 'tools/messages.ts'] as const] : []),
    ...(has('react-router.config.ts') ? [['react-router', 'build'] as const] : []),
    ...(has('vite.islands.ts') ? [['vite', 'build', '-c', 'vite.islands.ts'] as const] : []),
  ])
  if (code === 0) pack()
  return code
}

function has(file: string): boolean {
  return existsSync(join(root, file))
}

if (import.meta.main) process.exitCode = await build()
