import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holes } from './holes.ts'

const answers = (answer: unknown) => () => ({ stdout: typeof answer === 'string' ? answer : JSON.stringify(answer), status: 1 })

test('known holes of what Vatra carries are told with their days, and that nobody could be asked is not taken for none', () => {
  assert.deepEqual(holes(answers({ vulnerabilities: {}, metadata: { dependencies: { prod: 270 } } })), { well: true, says: ['No hole is known in the 270 packages that Vatra carries.'] })
  const hole = { name: 'ferry', severity: 'critical', range: '<2.0.1', via: [{ title: 'Boards without a ticket', url: 'https://example.org/1' }, 'lantern'], fixAvailable: false }
  const found = holes(answers({ vulnerabilities: { ferry: hole, orchard: { ...hole, name: 'orchard', severity: 'low', fixAvailable: true } } }))
  assert.equal(found.well, false)
  assert.equal(found.says[0], 'ferry <2.0.1: critical. Boards without a ticket (https://example.org/1); by way of lantern. Change it within 7 days; there is no mended version yet.')
  assert.match(found.says[1]!, /orchard.*within 30 days\.$/)
  // The planted faults: no network, a registry that does not answer such questions, half an answer.
  for (const silent of ['', 'not json', { message: '405 Method Not Allowed' }, { vulnerabilities: null }, 'null']) {
    const { well, says } = holes(answers(silent))
    assert.equal(well, false, JSON.stringify(silent))
    assert.match(says[0]!, /could not be asked/)
  }
})
