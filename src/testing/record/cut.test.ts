import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { headsBrought } from '#cli/record/heads-brought.ts'
import { headsSigned } from '#cli/record/heads-signed.ts'
import { heldAgainstCopies } from '#cli/record/held-against-copies.ts'
import { batchesIn, linesCopied } from '#cli/record/lines-copied.ts'
import { oldestCut } from '#cli/record/oldest-cut.ts'
import { besideSentences } from '#cli/record/record.ts'
import { putBack, verify } from '#domains/record/index.ts'
import { importZones, setPopulation } from '#domains/territory/index.ts'
import { retrying } from '#frame/retrying.ts'
import { ownDatabase } from '#testing/database.ts'
import { place } from '#testing/people.ts'
import { maps } from '#testing/mapped-town.ts'

/** A record that lives six years by the clock: its oldest lines go under anchors, its copies lie outside, and what is not so is found. */
const directorate = place.directorate
const drop = mkdtempSync(join(tmpdir(), 'vatra-outside-'))
let store: Awaited<ReturnType<typeof ownDatabase>>, zone: string
const at = (day: string) => new Date(`${day}T03:00:00Z`)
const work = async (day: string, many = 3) => { for (let n = 0; n < many; n++) await setPopulation({ actor: operator, store, now: at(day) }, { directorate, zone, population: 5000 + n }) }
const hour = async (day: string) => { await headsSigned(store, at(day), drop); await linesCopied(store, at(day), drop); return oldestCut(store, at(day), drop) }
const wrong = async (day: string, more: object = {}) => (await verify({ actor: operator, store, now: at(day) }, { directorate, ...more })).wrong
const rows = async <R>(text: string) => (await sql.raw<R>(text).execute(store.owner)).rows
const oldest = async () => (await rows<{ day: string }>(`select min(at)::date::text as day from frame.record where directorate_id = '${directorate}'`))[0]!.day

before(async () => {
  store = await ownDatabase()
  const town = { id: directorate, code: 'kurzeme', country: 'LV', names: { en: 'Kurzeme' } }
  zone = (await importZones({ actor: operator, store, now: at('2027-01-04') }, { directorate: town, commissariat: { id: place.talsi, code: 'talsi', names: { en: 'Talsi' } }, geojson: maps.talsi })).zones[0]!.id
  for (const day of ['2027-01-10', '2027-02-10', '2028-01-10', '2031-12-10']) { await work(day); await hour(day) }
})
after(async () => { rmSync(drop, { recursive: true }); await store.close() })

/** What somebody who rules the database does, undone again: what is told of it. */
async function laidHandsOn(day: string, statements: readonly string[], more: object = {}): Promise<{ what: string; from: number }[]> {
  class Undo extends Error {}
  let found: unknown
  await store.owner.transaction().execute(async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db)
    found = (await verify({ actor: operator, db, now: at(day) }, { directorate, ...more })).wrong
    throw new Undo()
  }).catch((thrown: unknown) => { if (!(thrown instanceof Undo)) throw thrown })
  return (found as { what: string; from: number }[]).map(({ what, from }) => ({ what, from }))
}

test('lines go on the day on which their five years are over and not the day before, once a month, and what is left is whole (PRIV-09, SEC-25)', async () => {
  assert.deepEqual(await hour('2032-01-09'), [], 'the day before nothing goes')
  assert.equal(await oldest(), '2027-01-04')
  const lines: (readonly [day: string, oldest: string])[] = [['2032-01-10', '2027-01-10'], ['2032-02-10', '2027-02-10']]
  for (const [day, left] of lines) {
    const before = `${day.slice(0, 8)}09`
    if (before !== '2032-01-09') { const was = await oldest(); assert.deepEqual(await hour(before), []); assert.equal(await oldest(), was, before) }
    const cuts = await hour(day)
    assert.equal(cuts.filter((anchor) => anchor.directorate === directorate).length, 1, day)
    assert.equal(await oldest(), left, `on ${day} all went that was under a head of five years ago; what signed that head is younger than it`)
    assert.deepEqual(await wrong(day), [])
    assert.deepEqual((await oldestCut(store, at(day), drop)).length, 0, 'once a month')
  }
  const { cutTo, lines: left } = await verify({ actor: operator, store, now: at('2032-04-11') }, { directorate })
  assert.ok(cutTo > 7 && left > 10, `${cutTo} ${left}`)
  const [line] = await rows<{ subject: { sequence: number; hash: string; kept: string }; operation: string; purpose: string }>(`select subject, operation, purpose from frame.record where name = 'record.cut' and directorate_id = '${directorate}' order by sequence desc limit 1`)
  assert.deepEqual([line!.subject.sequence, line!.subject.kept, line!.operation, line!.purpose], [cutTo, '5 years', 'erase', 'data-protection'], 'the anchor is itself a line')
})

test('a controller that keeps the record longer keeps it longer, and no setting cuts what is younger than a year (PRIV-09)', async () => {
  const period = (count: number, unit: string) => rows(`insert into privacy.periods (directorate_id, span, count, unit, because, decided_on) values ('${directorate}', 'record', ${count}, '${unit}', 'decided', '2033-01-05')
    on conflict (directorate_id, span) do update set count = ${count}, unit = '${unit}'`)
  await period(8, 'years')
  assert.equal((await hour('2033-01-10')).filter((anchor) => anchor.directorate === directorate).length, 0)
  await period(10, 'days')
  const [anchor] = (await hour('2033-01-11')).filter((one) => one.directorate === directorate)
  assert.ok(anchor && anchor.headAt < '2032-01-12', `up to ${anchor?.headAt}`)
  assert.deepEqual(await wrong('2033-01-11'), [])
  await period(5, 'years')
})

test('the login that cuts can take away what lies under a published anchor and do nothing else; the others take away nothing (SEC-25)', async () => {
  const may = await rows<{ what: string }>(`
    select n.nspname || '.' || c.relname || ' ' || lower(g.privilege_type) as what from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g where g.grantee = 'app_cutter'::regrole
    union all select n.nspname || '.' || c.relname || '.' || a.attname || ' ' || lower(g.privilege_type) from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(a.attacl) g where g.grantee = 'app_cutter'::regrole order by 1`)
  assert.deepEqual(may.map(({ what }) => what), ['frame.record delete', 'frame.record.directorate_id select', 'frame.record.sequence select', 'pub.record_anchors.directorate_id select', 'pub.record_anchors.sequence select'])
  assert.deepEqual((await rows<{ bypasses: boolean }>(`select rolbypassrls as bypasses from pg_roles where rolname = 'app_cutter'`))[0], { bypasses: false })
  const cutting = (statement: string, of: string = directorate) => retrying(() => store.cutter.transaction().execute(async (db) => {
    await sql.raw(`set local app.directorate = '${of}'`).execute(db)
    return Number((await sql.raw(statement).execute(db)).numAffectedRows ?? 0n)
  }))
  assert.equal(await cutting('delete from frame.record'), 0, 'nothing is left under the anchor')
  assert.equal(await cutting('delete from frame.record', '0194d000-0000-7000-8000-00000000dead'), 0, 'of another chain neither')
  for (const statement of [`insert into pub.record_anchors select * from pub.record_anchors`, 'select at from frame.record', `update frame.record set name = 'x'`, 'delete from pub.record_heads', 'delete from frame.quiet']) await assert.rejects(cutting(statement), /permission denied/)
  for (const pool of [store.requests, store.keeper, store.public]) await assert.rejects(sql`delete from frame.record`.execute(pool), /permission denied/)
  // The database itself refuses an anchor without a head, and one of lines that are younger than a year.
  const like = (change: string) => rows(`insert into pub.record_anchors select directorate_id, 1000000, ${change} from pub.record_anchors where directorate_id = '${directorate}' limit 1`)
  await assert.rejects(like(`2000000, hash, kept, head_at, at, key, signature`), /foreign key/)
  await assert.rejects(like(`sequence, hash, kept, at - interval '364 days', at, key, signature`), /violates check constraint/)
})

test('what somebody who rules the database does about a cut is told: forged, twice, too early, without a head, or more than the anchor says (SEC-25)', async () => {
  const day = '2033-02-01', of = `directorate_id = '${directorate}'`
  const { cutTo } = await verify({ actor: operator, store, now: at(day) }, { directorate })
  const anchors = `pub.record_anchors where ${of} and sequence = ${cutTo}`
  assert.deepEqual(await laidHandsOn(day, [`delete from frame.record where ${of} and sequence <= ${cutTo + 5}`]), [{ what: 'removed', from: cutTo + 1 }])
  assert.deepEqual((await laidHandsOn(day, [`delete from frame.record where ${of} and sequence <= ${cutTo + 5}`, `update pub.record_anchors set sequence = (select min(sequence) from pub.record_heads where ${of} and sequence > ${cutTo}) where ${of} and sequence = ${cutTo}`])).map(({ what }) => what).slice(0, 1), ['false-anchor'])
  assert.ok((await laidHandsOn(day, [`delete from ${anchors}`])).some(({ what }) => what === 'removed'), 'without its anchor what was cut is missing')
  for (const change of [`hash = repeat('a', 64)`, `kept = '4 years'`, `from_line = from_line - 1`, `at = at + interval '1 day'`, `head_at = head_at - interval '1 day'`]) {
    assert.ok((await laidHandsOn(day, [`update pub.record_anchors set ${change} where ${of} and sequence = ${cutTo}`])).some(({ what }) => what === 'false-anchor'), change)
  }
  assert.ok((await laidHandsOn(day, [`alter table pub.record_anchors drop constraint record_anchors_directorate_id_sequence_fkey`, `delete from pub.record_heads where ${of} and sequence = ${cutTo}`])).some(({ what }) => what === 'cut-without-head'))
  assert.ok((await laidHandsOn(day, [`update frame.record set subject = subject || '{"hash": "0"}' where ${of} and name = 'record.cut' and (subject->>'sequence')::int = ${cutTo}`])).some(({ what }) => what === 'false-anchor'), 'no line of the record tells of it')
  // Who takes anchors and lines away altogether is shown those that lie outside.
  const { anchors: brought, heads } = await headsBrought(drop)
  assert.ok(brought.filter((anchor) => anchor.directorate === directorate).length >= 3)
  assert.deepEqual(await wrong(day, { heads, anchors: brought }), [])
})

test('a stretch that is not whole is not cut: what was done to it can still be asked (SEC-25)', async () => {
  const next = (await rows<{ sequence: string }>(`select min(sequence) as sequence from frame.record where directorate_id = '${directorate}'`))[0]!.sequence
  const was = (await rows<{ actor: string }>(`select actor from frame.record where directorate_id = '${directorate}' and sequence = ${next}`))[0]!.actor
  await rows(`update frame.record set actor = 'somebody else' where directorate_id = '${directorate}' and sequence = ${next}`)
  assert.equal((await hour('2037-12-20')).filter((anchor) => anchor.directorate === directorate).length, 0)
  await rows(`update frame.record set actor = '${was}' where directorate_id = '${directorate}' and sequence = ${next}`)
  assert.equal((await hour('2037-12-20')).filter((anchor) => anchor.directorate === directorate).length, 1, 'the planted fault: mended, it goes')
})

test('the lines lie sealed outside too: a tail that was cut off is found and put back from there (SEC-25)', async () => {
  const day = '2038-01-05', of = `directorate_id = '${directorate}'`
  await work(day, 5)
  await headsSigned(store, at(day), drop)
  assert.ok(await linesCopied(store, at(day), drop) > 5)
  assert.equal(await linesCopied(store, at(day), drop), 0, 'what lies there is not written again')
  for (const { name } of batchesIn(drop)) assert.doesNotMatch(readFileSync(join(drop, name)).toString('latin1'), /set-population|operator/, name)
  const { cutTo } = await verify({ actor: operator, store, now: at(day) }, { directorate })
  assert.ok(batchesIn(drop).filter((batch) => batch.directorate === directorate).every(({ to }) => to > cutTo), 'what was cut went from the folder too')
  const beside = async () => { const { chains, shut } = await heldAgainstCopies(store, at(day), drop); return { ...chains.find((one) => one.directorate === directorate)!, shut } }
  assert.deepEqual(besideSentences(await beside()), [])
  const copied = Math.max(...batchesIn(drop).filter((batch) => batch.directorate === directorate).map(({ to }) => to))
  await rows(`delete from frame.record where ${of} and sequence > ${copied - 4}`)
  await rows(`update frame.heads h set sequence = ${copied - 4}, hash = (select hash from frame.record r where r.${of} and sequence = ${copied - 4}) where ${of}`)
  const found = await beside()
  assert.deepEqual(found.lacking, [[copied - 3, copied]])
  assert.match(besideSentences(found).join(' '), /are missing here and stand in the copies\. vatra record restore/)
  await putBack(store, at(day), directorate, found.back)
  assert.deepEqual(await wrong(day, { heads: (await headsBrought(drop)).heads }), [], 'whole again, to the heads that lie outside')
  const [line] = await rows<{ name: string }>(`select name from frame.record where ${of} order by sequence desc limit 1`)
  assert.equal(line!.name, 'record.restored')
  // A line that was rewritten says something else in the copy; a copy under another name, or changed, does not open (the planted faults).
  await rows(`update frame.record set actor = 'somebody else' where ${of} and sequence = ${copied}`)
  assert.deepEqual((await beside()).otherwise, [copied])
  const [one, two] = batchesIn(drop)
  renameSync(join(drop, one!.name), join(drop, one!.name.replace(/-\d{12}\.sealed/, '-000000999999.sealed')))
  const bytes = readFileSync(join(drop, two!.name))
  bytes[40]! ^= 1
  writeFileSync(join(drop, two!.name), bytes)
  assert.equal((await beside()).shut.length, 2)
  assert.ok(readdirSync(drop).includes('record-heads.jsonl'))
})
