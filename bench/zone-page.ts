import { spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { ownDatabase } from '#testing/database.ts'
import { publishedTown } from '#testing/published-town.ts'
import { serve } from '#web/http/serve.ts'

/** How many zone pages a second one core serves from stored bytes: `NODE_ENV=production node bench/zone-page.ts`. The readers are a program of their own. */
const seconds = 5
const connections = 32
const ways = { packed: { 'accept-encoding': 'br' }, plain: {}, unchanged: { 'if-none-match': 'later' } } as const

if (process.argv[2] === 'read') await read(process.argv[3]!, JSON.parse(process.argv[4]!) as Record<string, string>)
else await measure()

async function measure(): Promise<void> {
  const store = await ownDatabase()
  await publishedTown(store)
  const { address, stop } = await serve(store, { host: '127.0.0.1', port: 0 })
  const page = `${address}/en/zones/old-town`
  const etag = (await fetch(page)).headers.get('etag')!
  console.log('way        requests/s   per core-second   p50 ms   p99 ms   RSS MB')
  for (const [way, headers] of Object.entries(ways)) {
    const sent = 'if-none-match' in headers ? { 'if-none-match': etag } : headers
    const before = process.cpuUsage()
    const { count, p50, p99 } = await readers(page, sent)
    const { user, system } = process.cpuUsage(before)
    const perCore = count / ((user + system) / 1e6)
    console.log([way.padEnd(10), (count / seconds).toFixed(0).padStart(10), perCore.toFixed(0).padStart(17), p50.toFixed(1).padStart(8), p99.toFixed(1).padStart(8), (process.memoryUsage.rss() / 2 ** 20).toFixed(0).padStart(8)].join(' '))
  }
  await stop()
  await store.close()
  process.exit(0)
}

function readers(page: string, headers: Record<string, string>): Promise<{ count: number; p50: number; p99: number }> {
  const child = spawn(process.execPath, [import.meta.filename, 'read', page, JSON.stringify(headers)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part))
  return new Promise((done) => child.on('close', () => done(JSON.parse(said) as { count: number; p50: number; p99: number })))
}

async function read(page: string, headers: Record<string, string>): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const until = performance.now() + seconds * 1000
  const waits: number[] = []
  const one = () => new Promise<void>((done, failed) => {
    const began = performance.now()
    request(page, { agent, headers }, (answer) => { answer.resume(); answer.on('end', () => (waits.push(performance.now() - began), done())) }).on('error', failed).end()
  })
  await Promise.all(Array.from({ length: connections }, async () => { while (performance.now() < until) await one() }))
  waits.sort((a, b) => a - b)
  process.stdout.write(JSON.stringify({ count: waits.length, p50: waits[waits.length >> 1], p99: waits[Math.floor(waits.length * 0.99)] }))
  process.exit(0)
}
