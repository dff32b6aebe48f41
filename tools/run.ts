import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the project, whatever folder a tool is called from. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a program of node_modules/.bin (or any other) in the project's root, its output shown, and says its exit code. */
export function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const path = `${root}node_modules/.bin${delimiter}${process.env.PATH}`
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path, ...env } })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => done(code ?? 1))
  })
}

/** Runs one program after another until one fails. */
export async function runAll(programs: readonly (readonly [string, ...string[]])[]): Promise<number> {
  for (const [program, ...args] of programs) {
    const code = await run(program, args)
    if (code !== 0) return code
  }
  return 0
}
