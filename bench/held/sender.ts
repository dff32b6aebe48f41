import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'

/** What is sent: a file in a form as a browser sends it, or in JSON as a program does. */
export type Sent = { readonly address: string; readonly file: string; readonly headers: Readonly<Record<string, string>>; readonly fields?: Readonly<Record<string, string>>; readonly json?: { readonly field: string; readonly more: object } }

/** Sends a file from a program of its own, so that its work is not counted here, and answers with what came back: the status, and the first letters of it. */
export function sent(what: Sent): Promise<{ readonly status: number; readonly said: string }> {
  const child = spawn(process.execPath, [import.meta.filename, JSON.stringify(what)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part))
  return new Promise((done) => child.on('close', () => done(JSON.parse(said))))
}

if (import.meta.main) {
  const { address, file, headers, fields, json } = JSON.parse(process.argv[2]!) as Sent, bytes = readFileSync(file), boundary = 'held-by-nobody'
  const part = (name: string, value: string) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const body = json ? Buffer.from(JSON.stringify({ ...json.more, [json.field]: bytes.toString('base64') })) : Buffer.concat([
    Buffer.from(`${Object.entries(fields ?? {}).map(([name, value]) => part(name, value)).join('')}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="file.csv"\r\nContent-Type: text/csv\r\n\r\n`), bytes, Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const kind = json ? 'application/json' : `multipart/form-data; boundary=${boundary}`
  request(address, { method: 'POST', headers: { ...headers, 'content-type': kind, 'content-length': body.length, 'accept-encoding': 'identity' } }, (answer) => {
    const parts: Buffer[] = []
    answer.on('data', (some: Buffer) => parts.push(some)).on('end', () => process.stdout.write(JSON.stringify({ status: answer.statusCode, said: Buffer.concat(parts).toString().slice(0, 2000) })))
  }).end(body)
}
