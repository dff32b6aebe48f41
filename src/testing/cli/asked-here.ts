import { format } from 'node:util'
import { commands } from '#cli/terminal/commands.ts'
import { isPlain } from '#platform/plain.ts'

/** What a command said on both of its outputs, and with which code it ended. */
export type Said = { readonly status: number; readonly stdout: string; readonly stderr: string }

/**
 * A command of the command line done within this program, in an environment of its own: for all that the start of another program would only repeat.
 * The word itself, standard input and the end of a program are asked of bin/vatra.
 */
export async function askedHere(env: Readonly<Record<string, string>>, [word, ...rest]: readonly string[]): Promise<Said> {
  const before = { env: process.env, log: console.log, error: console.error }
  let stdout = '', stderr = ''
  process.env = { ...before.env, ...env }
  console.log = (...said) => { stdout += `${format(...said)}\n` }
  console.error = (...said) => { stderr += `${format(...said)}\n` }
  try {
    const status = await (await commands[word!]!.load())(rest).catch((fault: unknown) => (console.error(isPlain(fault) ? fault.message : fault), 1))
    return { status, stdout, stderr }
  } finally {
    process.env = before.env
    Object.assign(console, { log: before.log, error: before.error })
  }
}
