import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A peer at work: `round` does one of its ways and says its seconds of processor time, `kept` does it and hands back the arrays it made. */
export type Program = { readonly round: (way: string) => Promise<number>; readonly kept: (way: string, arrays: number) => Promise<Float64Array[]>; readonly end: () => void }

/** Starts a script of this folder in R or Debian's Python, one thread, with the folder its input lies in; it is started once and waits for rounds. */
export async function program(script: string, folder: string): Promise<Program> {
  const here = fileURLToPath(new URL(script, import.meta.url)), [command, ...args] = script.endsWith('.R') ? ['Rscript', here, folder] : ['/usr/bin/python3', here, folder]
  const alone = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1', NUMBA_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' }
  const child = spawn(command!, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...alone } }), lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const answer = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`${script} ended before it had answered.`)
    return value
  }
  const asked = async (word: string, way: string) => {
    child.stdin.write(`${word} ${way}\n`)
    return Number(await answer())
  }
  const end = () => void child.stdin.end()
  if ((await answer()) !== 'ready') throw new Error(`${script} did not say that it is ready.`)
  return {
    round: (way) => asked('round', way),
    kept: async (way, arrays) => {
      await asked('keep', way)
      return Array.from({ length: arrays }, (_, k) => doublesOf(join(folder, `${way}.${k}`)))
    },
    end,
  }
}

/** Lays arrays down as they are in memory, lowest byte first, a file each. */
export function laid(folder: string, arrays: Readonly<Record<string, ArrayBufferView>>): void {
  for (const [name, { buffer, byteOffset, byteLength }] of Object.entries(arrays)) writeFileSync(join(folder, name), new Uint8Array(buffer, byteOffset, byteLength))
}

function doublesOf(path: string): Float64Array {
  const bytes = readFileSync(path)
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}
