import { parseArgs, type ParseArgsConfig } from 'node:util'
import { plain } from '#platform/plain.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** What was typed after a tool's word, by its options; throws a plain sentence when it cannot be understood. */
export function typed<const T extends Options>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (fault) {
    throw plain((fault as Error).message.split('\n').join(' ').replace(/\. To specify a positional.*/, '.'))
  }
}

/** The files that were named, as many as there must be. */
export function filesOf(given: readonly string[], names: readonly string[]): string[] {
  if (given.length === names.length) {
    if (given.filter((path) => path === '-').length > 1) throw plain('Standard input can be only one of the files.')
    return [...given]
  }
  const needed = names.length === 0 ? 'No file is' : names.length === 1 ? 'One file is' : names.length === 2 ? 'Two files are' : `${names.length} files are`
  throw plain(`${needed} needed${names.length === 0 ? '' : ` (${names.join(' ')})`}, ${given.length || 'none'} given.`)
}

/** One of a few words, the first when nothing was said. */
export function choice<const T extends string>(said: unknown, allowed: readonly [T, ...T[]], flag: string): T {
  if (said === undefined) return allowed[0]
  const found = allowed.find((word) => word === said)
  if (!found) throw plain(`${flag} is ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}, not "${said}".`)
  return found
}

/** A flag that must be there. */
export function needed(said: string | undefined, flag: string, what: string): string {
  if (said === undefined || said.trim() === '') throw plain(`${flag} is needed: ${what}.`)
  return said.trim()
}

/** The number that was typed after a flag; undefined when the flag was left out. */
export function numberTyped(said: string | undefined, flag: string): number | undefined {
  if (said === undefined) return undefined
  const number = Number(said)
  if (said.trim() === '' || !Number.isFinite(number)) throw plain(`${flag} is a number, not "${said}".`)
  return number
}

/** Numbers with commas between them. */
export function numbersTyped(said: string, flag: string): number[] {
  return said.split(',').map((word) => numberTyped(word, flag) as number)
}

/** A whole number of at least `least`; `usual` where the flag was left out. */
export function wholeTyped(said: string | undefined, flag: string, least: number, usual: number): number {
  const number = numberTyped(said, flag) ?? usual
  if (!Number.isSafeInteger(number) || number < least) throw plain(`${flag} is a whole number of at least ${least}, not "${said}".`)
  return number
}

/** Work of the kernel on what was typed or read: what it says of a caller's mistake is said to the operator. */
export function reckoned<T>(work: () => T, where = ''): T {
  try {
    return work()
  } catch (fault) {
    // The engine's own range errors (a stack too deep) end without a full stop and stay loud.
    if (fault instanceof RangeError && fault.message.endsWith('.')) throw plain(`${where}${fault.message}`)
    throw fault
  }
}
