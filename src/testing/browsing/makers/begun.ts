import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'

/** Begins a program in a folder of its own and waits for a line of what it says that fits, if one is named; told nothing of this program's secrets. Whoever begins it ends it. */
export async function begun(program: string, words: readonly string[], { home, env = {}, says, from = 2 }: { readonly home: string; readonly env?: Readonly<Record<string, string>>; readonly says?: RegExp; /** Which of its lines is listened to: 1 its output, 2 its faults, 3 one that it is given. */ readonly from?: 1 | 2 | 3 }): Promise<{ readonly said: string; readonly end: () => Promise<void> }> {
  const child = spawn(program, words, { cwd: home, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', HOME: home, XDG_RUNTIME_DIR: home, NO_AT_BRIDGE: '1', ...env } })
  const said = await heard(child, child.stdio[from] as Readable, says ?? /(?:)/).catch(async (fault: unknown) => (await ended(child), Promise.reject(fault)))
  return { said, end: () => ended(child) }
}

/** What the line says in brackets; whatever else it says is read and let go, lest it waits for a reader. */
function heard(child: ChildProcess, line: Readable, says: RegExp): Promise<string> {
  for (const other of child.stdio) if (other && 'resume' in other && other !== line) other.resume()
  return new Promise((done, failed) => {
    let text = ''
    const late = setTimeout(() => failed(new Error(`${child.spawnfile} said within 60 s only: ${text}`)), 60_000)
    child.once('error', failed)
    child.once('exit', (code) => failed(new Error(`${child.spawnfile} ended with ${code}: ${text}`)))
    const listen = (part: string) => {
      text = (text + part).slice(-20_000)
      const found = says.exec(text)
      if (found) done((clearTimeout(late), found[1] ?? ''))
    }
    line.on('data', (part: Buffer) => listen(part.toString()))
    child.once('spawn', () => listen(''))
  })
}

/** It, and every program that it began. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const over = new Promise((done) => child.once('exit', done))
  process.kill(-child.pid, 'SIGKILL')
  await over
}
