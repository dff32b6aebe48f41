import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig, type Config } from '#platform/config.ts'
import { livingIn } from '#platform/postgres/living.ts'
import { diskFolder } from '../../run/in-memory.ts'
import { begunWith, familyOf } from './family-of.ts'

const main = fileURLToPath(new URL('../../../cli/main.ts', import.meta.url))
const killer = fileURLToPath(new URL('killer.ts', import.meta.url))

/** A whole installation in a folder of its own, run by the program that an operator runs. */
export type Installation = {
  readonly config: Config
  readonly cluster: string
  /** Starts the program and says after how many milliseconds it answered a question out of its database. */
  readonly start: () => Promise<number>
  /** Another program kills this one and every process of its database at a moment that it draws; says how many processes that were. */
  readonly killed: (fromMs: number, toMs: number) => Promise<number>
  /** What the program and all that it began were begun with. */
  readonly begun: () => string[][]
  readonly stop: () => Promise<void>
  readonly clear: () => void
}

export async function installation(): Promise<Installation> {
  const home = mkdtempSync(join(diskFolder(), 'vatra-killed-'))
  chmodSync(home, 0o711)
  process.env.VATRA_KEYS ??= join(home, 'keys', 'root.key')
  const config = { ...readConfig({ VATRA_FOLDER: join(home, 'data'), VATRA_KEYS: process.env.VATRA_KEYS }), port: await freePort() }
  const cluster = join(config.folder, 'postgresql-18', 'cluster')
  let program: ChildProcess | null = null
  const start = async () => {
    const begun = performance.now(), said: string[] = []
    const one = spawn(process.execPath, ['--max-semi-space-size=8', main, 'start'], { env: environment(config), stdio: ['ignore', 'pipe', 'pipe'] })
    program = one
    for (const stream of [one.stdout, one.stderr]) stream!.on('data', (bytes: Buffer) => said.push(bytes.toString()))
    while (!(await answers(config.port))) {
      if (one.exitCode !== null || one.signalCode !== null) throw new Error(`Vatra did not start.\n${said.join('')}`)
      await new Promise((done) => setTimeout(done, 20))
    }
    return performance.now() - begun
  }
  const killed = async (fromMs: number, toMs: number) => {
    const one = spawn(process.execPath, [killer, cluster, String(program!.pid), String(fromMs), String(toMs)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    one.stdout.on('data', (bytes: Buffer) => { said += bytes.toString() })
    await Promise.all([gone(one), gone(program!)])
    return Number(said)
  }
  const stop = async () => {
    program?.kill('SIGTERM')
    if (program) await gone(program)
  }
  const clear = () => {
    if (program && program.exitCode === null) program.kill('SIGKILL')
    if (existsSync(cluster)) for (const pid of livingIn(cluster)) process.kill(pid, 'SIGKILL')
    const pointer = join(config.folder, 'postgresql-is-in')
    if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true })
    rmSync(home, { recursive: true, force: true })
  }
  const begun = () => familyOf(program!.pid!).map(begunWith)
  return { config, cluster, start, killed, begun, stop, clear }
}

const environment = ({ folder, keys, port }: Config) => ({ ...process.env, NODE_ENV: 'production', VATRA_FOLDER: folder, VATRA_KEYS: keys, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '', VATRA_LOG: 'silent' })

const gone = (child: ChildProcess) => new Promise<void>((done) => (child.exitCode !== null || child.signalCode !== null ? done() : child.once('exit', () => done())))

const answers = (port: number) => fetch(`http://127.0.0.1:${port}/api/ask/territory.zones`).then(({ ok }) => ok, () => false)

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
}
