import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { action, addPicture, noteProgress, picture, publishedPicture, showPicture } from '#domains/work/index.ts'
import { tables } from '#domains/work/tables.ts'
import type { Ctx } from '#frame/ctx.ts'
import { goingOnFrom } from '#testing/cycles/whole-turn.ts'
import { arta, besnik, place } from '#testing/people.ts'
import { as, refused } from '#testing/story.ts'
import { photograph } from '#testing/work/photograph.ts'
import { onDay, workedTown } from '#testing/work/worked-town.ts'

const inTown = goingOnFrom(workedTown)
afterEach(() => { for (const name of ['VATRA_PICTURES_A_DAY', 'VATRA_PICTURES_GB']) delete process.env[name] })

let number = 0
const sends = async (ctx: Ctx, mend: string, shown = false) => noteProgress(ctx, { action: mend, state: 'begun', words: `Lamp ${++number} hangs`, picture: { file: await photograph(), caption: 'Lamps', shown } })
const beyond = (why: string) => (no: unknown) => {
  refused(why)(no)
  assert.deepEqual((no as { fields: unknown }).fields, { 'picture.file': why })
  return true
}
const stored = async (ctx: Ctx) => (await tables(ctx).selectFrom('work.picture_counts').select(['pictures', 'bytes']).where('directorate_id', '=', place.directorate).executeTakeFirst()) ?? { pictures: '0', bytes: '0' }
/** What a refused deed wrote is undone, as it is where it is not one of several in a story. */
const undone = async (ctx: Ctx, deed: () => Promise<unknown>) => {
  await sql`savepoint before`.execute(ctx.db)
  await deed()
  await sql`rollback to savepoint before`.execute(ctx.db)
}

test('a person sends so many pictures in a day and no more, is told to save without or to come tomorrow, and nobody else is held back (5.2.4)', inTown(async (ctx, { action: mend }) => {
  process.env.VATRA_PICTURES_A_DAY = '2'
  const officer = onDay(as(ctx, besnik), '2027-02-20')
  await sends(officer, mend)
  await sends(officer, mend)
  await undone(ctx, () => assert.rejects(sends(officer, mend), beyond('work.pictures-of-today')))
  await noteProgress(officer, { action: mend, state: 'begun', words: 'Without a picture' })
  await sends(onDay(as(ctx, arta), '2027-02-20'), mend)
  await sends(onDay(officer, '2027-02-21'), mend)
  assert.equal((await stored(ctx)).pictures, '4')
  // The control: where the share is larger the same picture is taken.
  process.env.VATRA_PICTURES_A_DAY = '3'
  await sends(officer, mend)
  assert.equal((await action(officer, { action: mend })).log.flatMap(({ pictures }) => pictures).length, 5)
}))

test('a directorate whose store is full takes no picture from anybody, and the count is what is kept (5.2.4)', inTown(async (ctx, { action: mend }) => {
  const officer = onDay(as(ctx, besnik), '2027-02-20')
  await sends(officer, mend)
  const one = await stored(ctx)
  assert.equal(one.pictures, '1')
  process.env.VATRA_PICTURES_GB = '0'
  await undone(ctx, () => assert.rejects(sends(officer, mend), beyond('work.pictures-are-full')))
  assert.deepEqual(await stored(ctx), one)
  delete process.env.VATRA_PICTURES_GB
  await sends(officer, mend)
  assert.ok(Number((await stored(ctx)).bytes) > Number(one.bytes))
}))

test('what pictures hang on holds twenty of them and no more, and the next line of work holds its own (5.2.4)', inTown(async (ctx, { action: mend }) => {
  const officer = onDay(as(ctx, besnik), '2027-02-20')
  const { progress, picture: first } = await sends(officer, mend)
  const more = async () => addPicture(officer, { progress, moment: 'evidence', file: await photograph(), caption: 'Lamps' })
  // Eighteen rows like the first: what is counted is rows, and drawing as many would take seconds.
  const like = await tables(ctx).selectFrom('work.pictures').selectAll().where('id', '=', first!).executeTakeFirstOrThrow()
  await tables(ctx).insertInto('work.pictures').values(Array.from({ length: 18 }, () => ({ ...like, id: v7() }) as never)).execute()
  await more()
  await undone(ctx, () => assert.rejects(more(), (no: unknown) => (refused('work.pictures-of-one')(no), true)))
  // The control: on another line the same picture is taken.
  await sends(officer, mend)
}))

test('a picture is kept sealed, is seen by those who work on it, and is served in the clear from the public shelf from the moment it is shown (SEC-14)', inTown(async (ctx, { action: mend }) => {
  const officer = onDay(as(ctx, besnik), '2027-02-20')
  const { picture: hidden } = await sends(officer, mend)
  const kept = async (table: string) => (await sql<{ bytes: Buffer }>`select bytes from ${sql.raw(table)} where id = ${hidden}`.execute(ctx.db)).rows[0]?.bytes
  const seen = Buffer.from((await picture(officer, { picture: hidden! })).bytes, 'base64'), jpeg = Buffer.from([0xff, 0xd8, 0xff])
  assert.ok(seen.subarray(0, 3).equals(jpeg))
  assert.match((await kept('work.pictures'))!.toString('latin1', 0, 3), /^~\d\./)
  assert.equal((await kept('work.pictures'))!.includes(seen.subarray(0, 64)), false)
  assert.equal(await kept('pub.pictures'), undefined)
  await showPicture(officer, { picture: hidden!, shown: true })
  assert.ok((await kept('pub.pictures'))!.equals(seen))
  assert.equal((await publishedPicture(ctx, { picture: hidden! })).bytes, seen.toString('base64'))
  await showPicture(officer, { picture: hidden!, shown: false })
  assert.equal(await kept('pub.pictures'), undefined)
  // The control: the search finds what lies there unsealed.
  assert.equal(Buffer.concat([Buffer.from('~1.'), seen]).includes(seen.subarray(0, 64)), true)
}))
