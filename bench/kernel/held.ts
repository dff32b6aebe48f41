import { readFileSync, writeFileSync } from 'node:fs'

/** The most memory that this program held while it did a piece of work, beyond what it held before, in megabytes. Linux alone tells; elsewhere NaN. */
export async function held(way: () => unknown): Promise<number> {
  // What lies about unused would be used again, and nothing seem to be held.
  globalThis.gc?.()
  try {
    // Forgets the peak so far, which was the making of the input.
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    return NaN
  }
  const before = status('VmRSS')
  await way()
  return Math.max(0, status('VmHWM') - before) / 1024
}

const status = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))![1])
