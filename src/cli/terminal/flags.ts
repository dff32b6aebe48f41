import { parseArgs, type ParseArgsConfig } from 'node:util'

/** Reads what was typed after a command; null when it is not understood, which has then been said, with the usage (exit code 2). */
export function flags<T extends NonNullable<ParseArgsConfig['options']>>(argv: string[], usage: string, options: T) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: false, strict: true }).values
  } catch (fault) {
    console.error(`${(fault as Error).message.split('. ')[0]}.\n${usage}`)
    return null
  }
}
