import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'

type Sink = { readonly write: (text: string) => unknown }
type Tool = (argv: string[], out: Sink, err: Sink) => Promise<number>

/** A tool of the command line with a folder of its own, gone after the tests: what it says on both of its outputs, and with which code it ends. */
export function toolRun(tool: Tool) {
  const folder = mkdtempSync(join(tmpdir(), 'vatra-tool-'))
  after(() => rmSync(folder, { recursive: true }))
  let files = 0

  /** Keeps a text as a file of that folder. */
  function file(text: string): string {
    const path = join(folder, `${++files}.csv`)
    writeFileSync(path, text)
    return path
  }

  async function run(...argv: string[]) {
    let out = '', err = ''
    const code = await tool(argv, { write: (text) => (out += text) }, { write: (text) => (err += text) })
    return { code, out, err }
  }

  return { folder, file, run }
}
