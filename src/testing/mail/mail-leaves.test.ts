import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { operator, stranger } from '#access/actor.ts'
import { drained, putBy, settings, setUp } from '#domains/mail/index.ts'
import { askForLink } from '#domains/residents/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { seeing, within } from '#frame/within.ts'
import { speak } from '#web/say.ts'
import { ownDatabase } from '../database.ts'
import { foundTown } from '../mapped-town.ts'
import { place } from '../people.ts'
import { mailboxes, wordsOf } from './mailboxes.ts'

let now = new Date('2027-06-01T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>
let boxes: Awaited<ReturnType<typeof mailboxes>>
const directorate = place.directorate
const by = () => ({ actor: operator, store, now })
const pass = (seconds: number) => { now = new Date(now.getTime() + seconds * 1000) }
const leaves = () => drained(directorate, { store, clock: () => now, words: (language, key, values) => speak(language).any(key, values) })
const rows = async () => Number((await sql<{ n: string }>`select count(*) as n from mail.messages`.execute(store.owner)).rows[0]!.n)
const fault = async () => (await settings(by(), { directorate })).settings!.fault
const relay = (more: object = {}) => setUp(by(), { directorate, host: '127.0.0.1', port: boxes.port, security: 'plain', login: 'talk', password: 'orchard ferry', sender: 'talk@example.org', site: 'https://talk.example.org', ...more })
/** Puts invitations by, as the deed that invites does. */
const invited = (mailbox: string, count = 1) => within(by(), 'all', async (ctx: Ctx) => {
  await seeing(ctx, { directorate, areas: [directorate] })
  for (let nth = 0; nth < count; nth++) await putBy(ctx, { directorate, kind: 'invitation', language: 'en', to: count > 1 ? `${nth}.${mailbox}` : mailbox, token: 'x'.repeat(43), endsAt: new Date(now.getTime() + 7 * 86_400_000) })
})

before(async () => {
  [store, boxes] = await Promise.all([ownDatabase(), mailboxes()])
  process.env.VATRA_LOCAL_HOSTS = boxes.named
  await within(by(), 'all', foundTown)
  await relay()
})
after(async () => { await Promise.all([store.close(), boxes.close()]) })

test('what waits tells no address, and what is done is undone with its message', async () => {
  await invited('canary.lantern@example.org')
  await assert.rejects(within(by(), 'all', async (ctx: Ctx) => {
    await seeing(ctx, { directorate, areas: [directorate] })
    await putBy(ctx, { directorate, kind: 'trial', language: 'en', to: 'undone@example.org', token: null, endsAt: new Date(now.getTime() + 3_600_000) })
    throw new Error('undone')
  }), /undone/)
  const { rows: kept } = await sql`select * from mail.messages`.execute(store.owner)
  assert.equal(kept.length, 1)
  assert.doesNotMatch(JSON.stringify(kept), /canary|lantern|example\.org|xxxxx/)
  const password = await sql<{ password: string }>`select password from mail.settings`.execute(store.owner)
  assert.doesNotMatch(password.rows[0]!.password, /orchard/)
  assert.equal(JSON.stringify(await settings(by(), { directorate })).includes('orchard'), false)
  assert.equal(await leaves(), 1)
  assert.match(boxes.came.at(-1)!.raw, /canary\.lantern@example\.org/)
  assert.equal(await rows(), 0)
})

test('a server that is dead for three days stops no deed and is asked now and then; when it is back each message arrives once, and what is of no more use does not (REL-08)', async (t) => {
  boxes.set('away')
  const [before, asked] = [boxes.came.length, boxes.connections()]
  await invited('colleague@example.org', 40)
  for (let nth = 0; nth < 5; nth++) assert.deepEqual(await askForLink({ actor: stranger, store, now }, { mailbox: `resident${nth}@example.org`, browser: 'b'.repeat(43) }), { minutes: 10 })
  // By day the clock jumps six hours at a time, at night one.
  const step = process.env.VATRA_NIGHT ? 1 : 6
  for (let hour = 0; hour < 72; hour += step) {
    assert.equal(await leaves(), 0)
    pass(step * 3600)
  }
  assert.equal(await fault(), 'no-answer')
  assert.ok(boxes.connections() - asked <= 72 * 2, `${boxes.connections() - asked} calls`)
  boxes.set('well')
  pass(3600)
  assert.equal(await leaves(), 40)
  assert.equal(await fault(), null)
  const came = boxes.came.slice(before)
  t.diagnostic(`${boxes.connections() - asked} calls in 72 hours; then 40 of 40 messages, each once, and none of 5 links that were over`)
  assert.deepEqual([came.length, new Set(came.map(({ to }) => to)).size, came.filter(({ to }) => to.startsWith('resident')).length, await rows()], [40, 40, 0, 0])
})

test('two who let mail leave at one moment send each message once', async () => {
  const before = boxes.came.length
  await invited('shared@example.org', 24)
  const [one, other, third] = await Promise.all([leaves(), leaves(), leaves()])
  assert.equal(one + other + third, 24)
  assert.equal(new Set(boxes.came.slice(before).map(({ to }) => to)).size, 24)
  assert.equal(boxes.came.length - before, 24)
})

test('a server that takes a message and dies before it says so gets it a second time under the same number: SMTP has nothing better', async () => {
  const before = boxes.came.length
  boxes.set('silent')
  await invited('twice@example.org')
  assert.equal(await leaves(), 0)
  boxes.set('well')
  pass(3600)
  assert.equal(await leaves(), 1)
  const numbers = boxes.came.slice(before).map(({ raw }) => /^message-id: (.*)$/im.exec(raw)![1])
  assert.equal(numbers.length, 2)
  assert.equal(new Set(numbers).size, 1)
})

test('what goes wrong is told so that somebody can do something about it', async () => {
  const told: Record<string, string | null> = {}
  const tries = async (name: string, mood: Parameters<typeof boxes.set>[0], more: object = {}) => {
    await relay(more)
    boxes.set(mood)
    await invited('somebody@example.org')
    await leaves()
    told[name] = await fault()
    await sql`delete from mail.messages`.execute(store.owner)
  }
  await tries('login', 'login')
  await tries('mailbox', 'nobody')
  await tries('later', 'later')
  await tries('name', 'well', { host: 'no-such-server.invalid', port: 587, security: 'starttls' })
  await tries('encryption', 'well', { security: 'starttls' })
  assert.deepEqual(told, { login: 'wrong-login', mailbox: 'mailbox-refused', later: 'later', name: 'unknown-host', encryption: 'not-secure' })
  for (const [more, field] of [[{ host: '10.0.0.5', port: 25, security: 'starttls' }, 'mail.fault-inside'], [{ host: '0x7f.1', security: 'starttls' }, 'mail.fault-not-a-host'], [{ host: 'smtp.example.org', port: 25 }, 'mail.plain-only-here'], [{ site: 'https://x.example.org/page' }, undefined]] as const) {
    await assert.rejects(relay(more), (no: { kind?: string; code?: string }) => no.kind === 'invalid' && (field === undefined || no.code === field))
  }
  await relay()
  boxes.set('well')
})

test('a message is the same few words for everybody, in the language of whoever gets it', async () => {
  await invited('words@example.org')
  await leaves()
  assert.equal(wordsOf(boxes.came.at(-1)!.raw).trim().replace(/\r?\n/g, '\n'), `You have a new message. Open it here, once:\n\nhttps://talk.example.org/m#i=${'x'.repeat(43)}\n\nIf you expected nothing, delete this.`)
})
