import { isPlain } from '#platform/plain.ts'
import type { Out } from './print-rows.ts'

/**
 * Runs a tool in its two steps and says its exit code: 2 when what was typed or what stands in a file is not understood, else 0 or what
 * the work says (1 where it ended without what was asked).
 */
export async function tool<Asked>(
  usage: string, out: Out, err: Out, read: () => Asked | null, work: (asked: Asked) => Promise<number | void>,
): Promise<number> {
  let asked: Asked | null
  try {
    asked = read()
  } catch (fault) {
    return said(fault, err, ' See --help.')
  }
  if (asked === null) {
    out.write(`${usage}\n`)
    return 0
  }
  return work(asked).then((code) => code ?? 0, (fault: unknown) => said(fault, err, ''))
}

function said(fault: unknown, err: Out, more: string): number {
  if (!isPlain(fault)) throw fault
  err.write(`${inOneLine(fault.message)}${more}\n`)
  return 2
}

/** What a file says may hold anything: letters that would move the cursor are left out, and long cells are cut. */
function inOneLine(sentence: string): string {
  const cut = sentence.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/"([^"]{60})[^"]{20,}"/g, '"$1…"')
  return cut.length > 500 ? `${cut.slice(0, 240)} … ${cut.slice(-240)}` : cut
}
