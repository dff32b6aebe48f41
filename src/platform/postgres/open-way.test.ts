import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../config.ts'
import { openStore } from '../db.ts'
import { serverOf } from '../server.ts'
import { openWay } from './open-way.ts'

const wayOf = (host: string, end = '', local = '') => openWay(serverOf(`postgresql://vatra:x@${host}/vatra${end}`).server, local)

test('a database on another machine is reached by TLS with its certificate looked at, or not at all', async () => {
  for (const near of ['127.0.0.1', '127.0.0.2:5433', 'localhost', '[::1]']) assert.equal(wayOf(near), null, near)
  assert.equal(openWay({ host: '/run/vatra', port: 5432, ssl: undefined }), null)
  for (const far of ['192.0.2.1', 'db.station.lan:5433', '[2001:db8::1]', '127.elsewhere.example']) {
    assert.match(wayOf(far) ?? '', /is not encrypted.*sslmode=verify-full/, far)
    assert.match(wayOf(far, '?sslmode=disable') ?? '', /is not encrypted/, far)
    assert.match(wayOf(far, '?sslmode=no-verify') ?? '', /would be taken for the database/, far)
    assert.equal(wayOf(far, '?sslmode=verify-full'), null, far)
  }
  assert.equal(wayOf('db.station.lan:5433', '', 'db.station.lan:5433'), null)
  assert.notEqual(wayOf('db.station.lan:5433', '', 'db.station.lan:5432'), null)
  await assert.rejects(openStore({ ...readConfig({ VATRA_FOLDER: '/tmp/vatra-nobody-is-here' }), databaseUrl: 'postgresql://vatra:x@192.0.2.1/vatra' }), /is not encrypted/)
})
