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
