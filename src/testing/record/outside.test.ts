import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { operator, type Actor } from '#access/actor.ts'
import { broughtIn } from '#cli/record/heads-brought.ts'
import { headsInBetween, headsSigned } from '#cli/record/heads-signed.ts'
import { drained, setUp } from '#domains/mail/index.ts'
import { addMailbox, dropMailbox, outside, verify } from '#domains/record/index.ts'
import { closedAt, quarterBefore } from '#domains/record/chain/quiet.ts'
import { importZones, setPopulation } from '#domains/territory/index.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import { openRelay } from '#platform/mail/relay.ts'
import { ownDatabase } from '#testing/database.ts'
import { maps } from '#testing/mapped-town.ts'
import { mailboxes, wordsOf } from '#testing/mail/mailboxes.ts'
import { celine, doina, place } from '#testing/people.ts'
import { refused } from '#testing/story.ts'
import { speak } from '#web/say.ts'

/** What of the record lies outside, and how soon: heads by mail, heads between the hours, and the close of the quiet lines. */
const directorate = place.directorate
const auditor: Actor = { kind: 'person', id: '0194d000-0000-7000-8000-000000000099', directorate, posts: [{ role: 'auditor', area: directorate, commissariat: null }], proved: true }
let store: Awaited<ReturnType<typeof ownDatabase>>, zone: string
const first = Date.parse('2027-06-01T09:00:00Z')
const later = (minutes: number) => new Date(first + minutes * 60_000)
const by = (actor: Actor, now = later(0)) => ({ actor, store, now })
const work = async (minutes: number, many: number) => { for (let n = 0; n < many; n++) await setPopulation(by(operator, later(minutes)), { directorate, zone, population: 5000 + n }) }
const rows = async <R>(text: string) => (await sql.raw<R>(text).execute(store.owner)).rows
const lines = async (name: string) => rows<{ subject: { lines: number | null; quarter: string; waves: string[] } }>(`select subject from frame.record where name = '${name}' and directorate_id = '${directorate}' order by sequence`)

before(async () => {
  store = await ownDatabase()
  zone = (await importZones(by(operator), { directorate: { id: directorate, code: 'kurzeme', country: 'LV', names: { en: 'Kurzeme' } }, commissariat: { id: place.talsi, code: 'talsi', names: { en: 'Talsi' } }, geojson: maps.talsi })).zones[0]!.id
  await headsSigned(store, later(0), undefined)
})
after(() => store.close())

test('a head is made within five minutes of what is new, or at a hundred lines, and none for what signing writes itself (SEC-25)', async () => {
  const chains = async (minutes: number) => (await headsInBetween(store, later(minutes), undefined)).map((head) => head.directorate as string)
  assert.deepEqual(await chains(30), [], 'nothing is new')
  await work(31, 1)
  assert.deepEqual(await chains(35), [], 'four minutes')
  assert.deepEqual(await chains(36), [directorate], 'five minutes')
  assert.deepEqual(await chains(59), [], 'the line of the signing itself is not new')
  await work(60, 99)
  assert.deepEqual(await chains(60), [], 'ninety-nine lines')
  await work(60, 1)
  assert.deepEqual(await chains(60), [directorate], 'a hundred')
  // The narrowest stretch that nothing vouches for: what is rewritten now is found from the head of this minute on, and not before it (the planted fault).
  await work(61, 2)
  const taken = (all: boolean) => rows(`delete from frame.record where directorate_id = '${directorate}' and sequence = (select max(sequence) from frame.record where directorate_id = '${directorate}')${all ? '' : ' and false'}`)
  await taken(true)
  const last = await rows<{ sequence: string; hash: string }>(`select sequence, hash from frame.record where directorate_id = '${directorate}' order by sequence desc limit 1`)
  await rows(`update frame.heads set sequence = ${last[0]!.sequence}, hash = '${last[0]!.hash}' where directorate_id = '${directorate}'`)
  assert.deepEqual((await verify(by(operator, later(62)), { directorate })).wrong, [], 'after the last head nobody finds it: that is the limit')
})

test('at the door, where residents come in, no head between the hours tells of a single visit; a hundred lines make one (PRIV-02)', async () => {
  await sql`insert into frame.record (directorate_id, id, name, operation, actor, roles, subject, whose, purpose, ground, recipients, result, request, at, sequence, hash)
    select ${noDirectorate}, gen_random_uuid(), 'people.sign-in', 'alter', 'stranger', '{}', '{}', '{}', 'posts-and-rights', 'legal-duty', '{}', 'refused', gen_random_uuid(), ${later(70)}, 1000 + n, repeat('a', 64) from generate_series(1, 99) n`.execute(store.owner)
  const told = async () => (await headsInBetween(store, later(125), undefined)).some((head) => (head.directorate as string) === noDirectorate)
  assert.equal(await told(), false)
  await rows(`insert into frame.record select directorate_id, gen_random_uuid(), name, actor, subject, at, operation, roles, session, whose, purpose, ground, recipients, result, request, 2000, hash from frame.record where directorate_id = '${noDirectorate}' and sequence = 1001`)
  await rows(`insert into frame.heads values ('${noDirectorate}', 2000, repeat('a', 64)) on conflict (directorate_id) do update set sequence = 2000`)
  assert.equal(await told(), true)
  await rows(`delete from frame.record where directorate_id = '${noDirectorate}'; delete from pub.record_heads where directorate_id = '${noDirectorate}'; delete from frame.heads where directorate_id = '${noDirectorate}'`)
})

test('the auditor names mailboxes outside; every hour the heads go there, in the reader\'s language, as numbers without a word, and what was pasted from a message shows a cut (SEC-25, SAFE-01)', async (t) => {
  for (const actor of [celine, doina]) await assert.rejects(addMailbox(by(actor), { mailbox: 'court@example.org' }), refused('access.not-allowed'))
  await assert.rejects(addMailbox(by(auditor), { mailbox: 'no mailbox' }), refused('frame.invalid'))
  const boxes = await mailboxes()
  process.env.VATRA_LOCAL_HOSTS = boxes.named
  t.after(() => boxes.close())
  await setUp(by({ kind: 'operator' } as Actor), { directorate, host: '127.0.0.1', port: boxes.port, security: 'plain', sender: 'talk@example.org', site: 'https://talk.example.org' })
  const { mailbox } = await addMailbox(by(auditor), { mailbox: 'court@example.org', language: 'ro' })
  assert.equal((await addMailbox(by(auditor), { mailbox: 'Court@example.org', language: 'en' })).mailbox, mailbox, 'once')
  const [kept] = await rows<{ mailbox: string }>('select mailbox from record.mailboxes')
  assert.match(kept!.mailbox, /^~1\./, 'sealed')
  await work(180, 3)
  await headsSigned(store, later(181), undefined)
  const words = (language: string, key: string, values?: Readonly<Record<string, string>>) => speak(language).any(key, values)
  assert.equal(await drained(directorate, { store, clock: () => later(182), words, open: (relay) => openRelay(relay, boxes.named) }), 1)
  const text = wordsOf(boxes.came[0]!.raw), { fingerprint, mailboxes: told } = await outside(by(auditor), {})
  assert.deepEqual([boxes.came[0]!.to, told.map((one) => one.mailbox)], ['court@example.org', ['court@example.org']])
  assert.match(text, /Păstrați acest mesaj/)
  assert.ok(text.includes(fingerprint))
  assert.doesNotMatch(text, /https?:|record|police|Kurzeme/i)
  // Pasted as it came, quoted by somebody who forwarded it.
  const { heads } = broughtIn(`> ${text.replaceAll('\n', '\n> ')}`)
  assert.equal(heads.length, 1)
  assert.deepEqual((await verify(by(operator, later(183)), { directorate, heads })).wrong, [])
  class Undo extends Error {}
  const cut = async (brought: readonly unknown[]) => {
    let found: string[] = []
    await store.owner.transaction().execute(async (db) => {
      await sql.raw(`delete from frame.record where directorate_id = '${directorate}' and sequence > 20; delete from pub.record_heads where directorate_id = '${directorate}' and sequence > 20;
        update frame.heads set sequence = 20, hash = (select hash from frame.record where directorate_id = '${directorate}' and sequence = 20) where directorate_id = '${directorate}'`).execute(db)
      found = (await verify({ actor: operator, db, now: later(183) }, { directorate, heads: brought })).wrong.map(({ what }) => what)
      throw new Undo()
    }).catch((thrown: unknown) => { if (!(thrown instanceof Undo)) throw thrown })
    return found
  }
  assert.deepEqual([await cut(heads), await cut([])], [['cut'], []], 'the planted fault: without the message nobody sees it')
  await dropMailbox(by(auditor), { mailbox })
  await assert.rejects(dropMailbox(by(auditor), { mailbox }), refused('record.no-such-mailbox'))
  await headsSigned(store, later(240), undefined)
  assert.equal((await rows('select from mail.messages')).length, 0)
})

test('after a quarter the quiet lines of closed rounds are counted to the last, where what was not counted is twenty and more together; fewer are never told (PRIV-02, SEC-25)', async () => {
  assert.deepEqual([closedAt([13, 10]), closedAt([19]), closedAt([45, 30]), closedAt([19, 40]), closedAt([])], [23, null, null, null, null])
  assert.deepEqual([quarterBefore(new Date('2027-07-01T00:00:00Z')), quarterBefore(new Date('2027-02-03T00:00:00Z'))], [{ quarter: '2027-Q2', lastDay: '2027-06-30' }, { quarter: '2026-Q4', lastDay: '2026-12-31' }])
  const waves = ['0194d000-0000-7000-8000-0000000000a1', '0194d000-0000-7000-8000-0000000000a2', '0194d000-0000-7000-8000-0000000000a3']
  const come = (wave: string, name: string, many: number) => sql`insert into frame.quiet (directorate_id, id, name, actor, subject) select ${directorate}, gen_random_uuid(), ${name}, 'stranger', ${JSON.stringify({ wave })}::jsonb from generate_series(1, ${many}::int)`.execute(store.owner)
  const wave = (id: string, closed: string | null) => closing(id, closed)
  await wave(waves[0]!, '2027-06-20'); await wave(waves[1]!, '2027-09-20'); await wave(waves[2]!, null)
  await come(waves[0]!, 'survey.hand-in-sheet', 33); await come(waves[0]!, 'survey.seal-sheet', 5); await come(waves[1]!, 'survey.hand-in-sheet', 47); await come(waves[2]!, 'survey.hand-in-sheet', 59)
  const at = (day: string) => new Date(`${day}T00:30:00Z`)
  await headsSigned(store, at('2027-06-30'), undefined)
  assert.equal((await lines('record.close-quiet')).length, 0, 'the quarter is not over')
  await headsSigned(store, at('2027-07-01'), undefined)
  await headsSigned(store, at('2027-07-02'), undefined)
  assert.deepEqual((await lines('record.close-quiet')).map(({ subject }) => subject), [{ quarter: '2027-Q2', lines: null, waves: [] }], 'eighteen are not told, once')
  assert.deepEqual((await outside(by(auditor, at('2027-07-02')), {})).quiet, { quarter: '2027-Q2', lines: null })
  await headsSigned(store, at('2027-10-01'), undefined)
  assert.deepEqual((await lines('record.close-quiet')).at(-1)!.subject, { quarter: '2027-Q3', lines: 85, waves: waves.slice(0, 2) }, 'eighteen and seven; of the open round nothing')
  const wrong = async (actor: Actor) => (await verify(by(actor, at('2027-10-02')), { directorate })).wrong
  assert.deepEqual([await wrong(operator), await wrong(auditor)], [[], []])
  await rows(`delete from frame.quiet where id = (select id from frame.quiet where subject->>'wave' = '${waves[0]}' limit 1)`)
  assert.deepEqual([await wrong(operator), await wrong(auditor)], [[{ what: 'quiet-lines-missing', from: 0, to: 0 }], [{ what: 'quiet-lines-missing', from: 0, to: 0 }]], 'one taken away is found now')
})

/** A round as its table keeps it, past the deeds: only its end matters here. */
async function closing(id: string, closed: string | null): Promise<void> {
  const columns = await rows<{ name: string; type: string }>(`select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = 'survey.waves'::regclass and attnum > 0 and attnotnull and not atthasdef and not attisdropped and attname not in ('directorate_id', 'id')`)
  const value = (type: string) => (type === 'uuid' ? `'${place.talsi}'` : type === 'jsonb' ? `'{}'` : type === 'date' ? `'2027-01-01'` : type.endsWith('[]') ? `'{}'` : type === 'text' ? `'x'` : '1')
  await rows(`do $$ declare c text; begin for c in select conname from pg_constraint where conrelid = 'survey.waves'::regclass and contype in ('c', 'f') loop execute format('alter table survey.waves drop constraint %I', c); end loop; end $$`)
  await rows(`insert into survey.waves (directorate_id, id, closed_on${columns.map(({ name }) => `, "${name}"`).join('')}) values ('${directorate}', '${id}', ${closed ? `'${closed}'` : 'null'}${columns.map(({ type }) => `, ${value(type)}`).join('')})`)
}
