import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLog } from './log.ts'

test('the log tells a path without its query, and no address or body of a person, however deep', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line) => void lines.push(line) })
  log.info({ url: '/ro/zones/1?code=ABCD', ip: '10.1.2.3', request: { headers: { cookie: 'x' }, remoteAddress: '10.1.2.3', method: 'GET' }, body: 'what she said' }, 'answered')
  assert.equal(lines.length, 1)
  assert.doesNotMatch(lines[0]!, /ABCD|10\.1\.2\.3|cookie|she said/)
  assert.match(lines[0]!, /"url":"\/ro\/zones\/1","request":\{"method":"GET"\},"msg":"answered"/)
})

test('a line break in what is logged makes no line of its own, and each line can be read by a program', () => {
  const lines: string[] = []
  openLog('info', { write: (line) => void lines.push(line) }).info({ path: '/en\n{"level":50,"msg":"planted"}', name: 'x\r\n\u2028y' }, 'asked\nfor')
  assert.deepEqual([lines.length, lines[0]!.trimEnd().includes('\n')], [1, false])
  const { path, msg, time } = JSON.parse(lines[0]!) as Record<string, string>
  assert.deepEqual([path, msg], ['/en\n{"level":50,"msg":"planted"}', 'asked\nfor'])
  assert.match(time!, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  // The control: as it would be written without care.
  assert.equal(`asked ${path}`.split('\n').length, 2)
})
