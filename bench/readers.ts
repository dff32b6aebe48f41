import { spawn } from 'node:child_process'
import { Agent, request } from 'node:http'

/** What readers of a page met: pages a second, and how long the middle one and the slowest in a hundred waited, in milliseconds. */
export type Read = { readonly count: number; readonly rate: number; readonly p50: number; readonly p99: number }
type Asked = { readonly page: string; readonly headers: Record<string, string>; readonly seconds: number; readonly connections: number }

/** Many readers at once, a program of their own so that their work is not counted here. */
export function readers(asked: Asked): Promise<Read> {
  const child = spawn(process.execPath, [import.meta.filename, JSON.stringify(asked)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part))
  return new Promise((done) => child.on('close', () => done(JSON.parse(said) as Read)))
}

if (import.meta.main) {
  const { page, headers, seconds, connections } = JSON.parse(process.argv[2]!) as Asked
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const opened = performance.now(), until = opened + seconds * 1000
  const waits: number[] = []
  const one = () => new Promise<void>((done, failed) => {
    const began = performance.now()
    request(page, { agent, headers }, (answer) => { answer.resume(); answer.on('end', () => (waits.push(performance.now() - began), done())) }).on('error', failed).end()
  })
  await Promise.all(Array.from({ length: connections }, async () => { while (performance.now() < until) await one() }))
  waits.sort((a, b) => a - b)
  const rate = waits.length / ((performance.now() - opened) / 1000)
  process.stdout.write(JSON.stringify({ count: waits.length, rate, p50: waits[waits.length >> 1], p99: waits[Math.floor(waits.length * 0.99)] }))
  process.exit(0)
}
