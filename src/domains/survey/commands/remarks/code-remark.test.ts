import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Ctx } from '#frame/ctx.ts'
import { arta, celine, edgars, frida, place, signe } from '#testing/people.ts'
import { as, story, refused } from '#testing/story.ts'
import { filledIn, openedWave, town, zones } from '#testing/town.ts'
import { remarkCounts } from '../../queries/remarks/remark-counts.ts'
import { remarksToCode } from '../../queries/remarks/remarks-to-code.ts'
import { publishedRemarkCounts } from '../../queries/remarks/published-remark-counts.ts'
import { tables } from '../../tables.ts'
import { answerSheet } from '../answer-sheet.ts'
import { closeWave } from '../close-wave.ts'
import { publishWave } from '../publish-wave.ts'
import { addRemarkCode } from './add-remark-code.ts'
import { codeRemark } from './code-remark.ts'
import { publishRemarkCounts } from './publish-remark-counts.ts'
import { redactRemark } from './redact-remark.ts'

const owner = (ctx: Ctx) => as(ctx, signe)

/** People of the centre wrote these words about what should be dealt with first. Put in row by row: a story must be short. */
async function written(ctx: Ctx, words: readonly string[]): Promise<string> {
  const { instrument } = await town(ctx)
  const { wave, codes: [code] } = await openedWave(ctx, instrument, { letters: 1 })
  await answerSheet(ctx, { code, language: 'en', answers: filledIn({ 'lses.a11': 1, 'lses.a11w': words[0] }) })
  const rest = words.slice(1).map((each) => ({ directorate_id: place.directorate, id: crypto.randomUUID(), commissariat_id: place.talsi, wave_id: wave, zone_id: zones.centre, question: 'lses.a11w', words: each }))
  if (rest.length > 0) await tables(ctx).insertInto('survey.remarks').values(rest).execute()
  return wave
}

/** The first page is coded as the survey's owner does it; the others row by row. */
async function coded(ctx: Ctx, wave: string, codesOf: (words: string) => readonly string[]): Promise<void> {
  const { remarks } = await remarksToCode(owner(ctx), { wave })
  for (const { remark, words } of remarks) await codeRemark(owner(ctx), { remark, codes: codesOf(words) })
  const done = new Set(remarks.map(({ remark }) => remark))
  const rest = (await tables(ctx).selectFrom('survey.remarks').select(['id', 'words']).where('directorate_id', '=', place.directorate).execute()).filter(({ id }) => !done.has(id))
  await tables(ctx).insertInto('survey.codings').values(rest.flatMap(({ id, words }) => codesOf(words).map((code) => ({ directorate_id: place.directorate, remark_id: id, code, commissariat_id: place.talsi, wave_id: wave })))).execute()
}

test('what residents want improved is coded and counted: 20 of 36 who wrote want light, with its interval, and what few named is withheld (B15)', story(async (ctx) => {
  const wave = await written(ctx, [...Array.from({ length: 20 }, () => 'No lamp works, and the crossing is dark'), ...Array.from({ length: 13 }, () => 'Dogs'), ...Array.from({ length: 3 }, () => 'Dealers')])
  assert.deepEqual([(await remarksToCode(owner(ctx), { wave })).readable, (await remarksToCode(owner(ctx), { wave })).remarks.length], [false, 0], 'nobody reads along while people are asked')
  await closeWave(owner(ctx), { wave })
  await coded(ctx, wave, (words) => (words === 'Dogs' ? ['dogs'] : words === 'Dealers' ? ['drugs'] : ['lighting', 'crossings']))
  const { questions: [counted, ...others] } = await remarkCounts(as(ctx, celine), { wave, zone: zones.centre })
  assert.deepEqual([counted!.question, counted!.writers, counted!.coded, others.length], ['lses.a11w', 36, 36, 0])
  assert.deepEqual(counted!.codes.map(({ code, hits, withheld }) => [code, hits, withheld]), [['crossings', 20, null], ['lighting', 20, null], ['dogs', 13, null], ['drugs', null, 'withheld']])
  const { share, low, high } = counted!.codes[1]!
  assert.deepEqual([share, low, high].map((value) => Math.round(value! * 1e4)), [5556, 3958, 7046])
  await publishWave(owner(ctx), { wave })
  const { questions: [shown] } = await publishedRemarkCounts(ctx, { slug: 'centre', wave })
  assert.deepEqual(shown!.codes.map(({ code }) => code), ['crossings', 'lighting', 'dogs'], 'what is withheld is not even named')
  assert.doesNotMatch(JSON.stringify(await tables(ctx).selectFrom('pub.remark_counts').selectAll().where('directorate_id', '=', place.directorate).execute()), /lamp|Dealers/)
  const remark = (await remarksToCode(owner(ctx), { wave, state: 'coded' })).remarks[0]!.remark
  await assert.rejects(codeRemark(owner(ctx), { remark, codes: ['other'] }), refused('survey.remark-counts-published'))
}))

test('fewer than thirty who wrote are counted for nobody, and a wave without all categories waits for its counts (B15)', story(async (ctx) => {
  const wave = await written(ctx, Array.from({ length: 29 }, () => 'Light'))
  await closeWave(owner(ctx), { wave })
  await publishWave(owner(ctx), { wave })
  assert.deepEqual(await publishedRemarkCounts(ctx, { slug: 'centre', wave }), { questions: [] })
  await assert.rejects(publishRemarkCounts(owner(ctx), { wave }), refused('survey.code-all-remarks-first'))
  await coded(ctx, wave, () => ['lighting'])
  assert.deepEqual(await publishRemarkCounts(owner(ctx), { wave }), { zones: 1 })
  assert.deepEqual((await publishedRemarkCounts(ctx, { slug: 'centre', wave })).questions.map(({ writers, codes }) => [writers, codes]), [[29, []]])
  await assert.rejects(publishRemarkCounts(owner(ctx), { wave }), refused('survey.remark-counts-published'))
}))

test('the survey\'s owner adds a category and takes names out for good; nobody else reads what was written (B15)', story(async (ctx) => {
  const wave = await written(ctx, ['Old lift: ask Andris Kalns, +371 2612 3456'])
  await closeWave(owner(ctx), { wave })
  const { remarks: [remark] } = await remarksToCode(owner(ctx), { wave })
  assert.deepEqual(remark!.pointedOut, ['Andris Kalns', '+371 2612 3456'])
  const { words } = await redactRemark(owner(ctx), { remark: remark!.remark, words: remark!.pointedOut })
  assert.equal(words, 'Old lift: ask […], […]')
  await assert.rejects(redactRemark(owner(ctx), { remark: remark!.remark, words: ['Andris'] }), refused('survey.words-not-in-remark'))
  await assert.rejects(codeRemark(owner(ctx), { remark: remark!.remark, codes: ['lifts'] }), refused('survey.no-such-category'))
  await addRemarkCode(owner(ctx), { commissariat: place.talsi, question: 'lses.a11w', code: 'lifts', names: { en: 'Lifts' } })
  await assert.rejects(addRemarkCode(owner(ctx), { commissariat: place.talsi, question: 'lses.a11w', code: 'dogs', names: { en: 'Dogs' } }), refused('survey.category-there'))
  assert.deepEqual((await codeRemark(owner(ctx), { remark: remark!.remark, codes: ['lifts', 'lifts'] })).codes, ['lifts'])
  for (const other of [celine, arta]) await assert.rejects(remarksToCode(as(ctx, other), { wave }), refused('access.not-allowed'))
  await assert.rejects(codeRemark(as(ctx, frida), { remark: remark!.remark, codes: ['other'] }), refused('access.not-allowed'))
  await assert.rejects(codeRemark(as(ctx, edgars), { remark: remark!.remark, codes: ['other'] }))
}))
