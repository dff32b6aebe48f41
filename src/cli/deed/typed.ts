import { parseArgs, type ParseArgsConfig } from 'node:util'

/** Reads options and plain words typed after a command; null when an option is not understood, which has then been said, with the usage (exit code 2). */
export function typed<T extends NonNullable<ParseArgsConfig['options']>>(argv: readonly string[], usage: string, options: T) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (fault) {
    return notUnderstood((fault as Error).message.split('. ')[0]!, usage)
  }
}

/** Says what was not understood, and how it is said. */
export function notUnderstood(sentence: string, usage: string): null {
  console.error(`${sentence.replace(/\.$/, '')}.\n${usage}`)
  return null
}
