import { isPlain } from '#platform/plain.ts'
import type { Out } from './print-rows.ts'

/** Runs a tool in its two steps and says its exit code: 2 when what was typed is not understood, 1 when a file is at fault, 0 when done. */
export async function tool<Asked>(
  usage: string, out: Out, err: Out, read: () => Asked | null, work: (asked: Asked) => Promise<void>,
): Promise<number> {
  let asked: Asked | null
  try {
    asked = read()
  } catch (fault) {
    return said(fault, err, 2)
  }
  if (asked === null) {
    out.write(`${usage}\n`)
    return 0
  }
  return work(asked).then(() => 0, (fault: unknown) => said(fault, err, 1))
}

function said(fault: unknown, err: Out, code: number): number {
  if (!isPlain(fault)) throw fault
  err.write(`${fault.message}${code === 2 ? ' See --help.' : ''}\n`)
  return code
}
