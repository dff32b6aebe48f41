import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator, stranger, type Actor } from '#access/actor.ts'
import { Refusal } from '#frame/refusal.ts'
import { sql } from 'kysely'
import { sealedForm } from '#platform/secrets/envelope.ts'
import { ownDatabase } from '#testing/database.ts'
import { arta, frida, place, signe } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { seeing, within } from '#frame/within.ts'
import { filledIn, half, openedWave, planned, town, zones } from '#testing/town.ts'
import { lsesCore } from '../words.ts'
import { tables } from '../tables.ts'
import { emptyBoxes } from '../tokens/box.ts'
import { answerSheet } from './answer-sheet.ts'
import { closeWave } from './close-wave.ts'
import { invite } from './invite.ts'
import { keepDraft } from './keep-draft.ts'
import { planWave } from './plan-wave.ts'


const at = (id: string) => lsesCore.questions.findIndex((question) => question.id === id)

test('one invitation, one sheet: sent twice is kept once (B9)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave, codes: [code] } = await openedWave(ctx, instrument)
  const sheet = { code, language: 'ro', answers: filledIn({ 'lses.a1': '2', 'lses.a11': 1, 'lses.a11w': 'By the school', 'lses.b1': 0, 'lses.b1n': 4, 'lses.e2': ['1', '3'] }) }
  assert.deepEqual(await answerSheet(ctx, sheet), { kept: true })
  assert.deepEqual(await answerSheet(ctx, { ...sheet, answers: filledIn({ 'lses.a1': 0 }) }), { kept: false })
  assert.equal((await tables(ctx).selectFrom('survey.sheets').select('id').where('directorate_id', '=', place.directorate).execute()).length, 0, 'it lies in a box with others')
  await emptyBoxes(ctx, place.directorate, wave)
  const sheets = await tables(ctx).selectFrom('survey.sheets').selectAll().where('directorate_id', '=', place.directorate).where('wave_id', '=', wave).execute()
  assert.equal(sheets.length, 1)
  const [{ answers, mode, language, zone_id }] = sheets as [(typeof sheets)[0]]
  assert.deepEqual([answers.length, mode, language, zone_id], [lsesCore.questions.length, 'web', 'ro', zones.centre])
  assert.deepEqual(['lses.a1', 'lses.a2', 'lses.a11', 'lses.a11w', 'lses.b1', 'lses.b1n', 'lses.b8', 'lses.e2'].map((id) => answers[at(id)]), [2, -1, 1, -3, 0, -3, -3, 5])
}))

test('a sheet holds no invitation and no time, and own words lie apart from it', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave, codes: [code] } = await openedWave(ctx, instrument)
  await answerSheet(ctx, { code, language: 'en', answers: filledIn({ 'lses.a11': 1, 'lses.a11w': 'By the school' }) })
  await emptyBoxes(ctx, place.directorate, wave)
  const { rows: [sheet] } = await sql<Record<string, unknown>>`select * from survey.sheets where directorate_id = ${place.directorate} and wave_id = ${wave}`.execute(ctx.db)
  assert.deepEqual(Object.keys(sheet!).sort(), ['answers', 'batch_id', 'commissariat_id', 'directorate_id', 'id', 'language', 'mode', 'sealed', 'stratum', 'unit', 'wave_id', 'zone_id'])
  const { rows: [remark] } = await sql<Record<string, unknown>>`select * from survey.remarks where directorate_id = ${place.directorate} and wave_id = ${wave}`.execute(ctx.db)
  assert.deepEqual(Object.keys(remark!).sort(), ['commissariat_id', 'directorate_id', 'id', 'question', 'wave_id', 'words', 'zone_id'])
  assert.deepEqual([remark!.question, sealedForm.test(String(remark!.words)), remark!.id === sheet!.id], ['lses.a11w', true, false], 'what lies there is sealed')
  const read = await tables(ctx).selectFrom('survey.remarks').selectAll().where('directorate_id', '=', place.directorate).where('wave_id', '=', wave).execute()
  assert.deepEqual(read.map(({ id, words }) => [id, words]), [[remark!.id, 'By the school']], 'what is read is the word')
  const quiet = async () => (await sql<Record<string, unknown>>`select q.* from frame.quiet q where directorate_id = ${place.directorate} and name = 'survey.answer-sheet'`.execute(ctx.db)).rows
  assert.deepEqual(await quiet(), [], 'whoever showed a code sees no line of the record')
  await seeing(ctx, { directorate: place.directorate, areas: [place.directorate] })
  const lines = await quiet()
  assert.deepEqual(lines, [{ id: lines[0]?.id, directorate_id: place.directorate, name: 'survey.answer-sheet', actor: 'stranger', subject: { wave } }], 'no moment, no number, no link')
}))

test('a typo is told apart from a code that nobody has', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { codes: [code] } = await openedWave(ctx, instrument)
  const typo = (code!.startsWith('A') ? 'B' : 'A') + code!.slice(1)
  await assert.rejects(answerSheet(ctx, { code: typo, language: 'en' }), (thrown: unknown) => thrown instanceof Refusal && thrown.fields.code === 'survey.code-mistyped')
  await assert.rejects(answerSheet(ctx, { code: 'ABC', language: 'en' }), (thrown: unknown) => thrown instanceof Refusal && thrown.fields.code === 'survey.code-has-twelve')
  await assert.rejects(answerSheet(ctx, { code: '0000-0000-0000', language: 'en' }), refused('survey.no-such-code'))
  assert.deepEqual(await answerSheet(ctx, { code: ` ${code!.toLowerCase().replaceAll('-', ' ')}`, language: 'en', answers: filledIn() }), { kept: true })
}))

test('an answer that is missing or cannot be is named by its question, and nothing is kept', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave, codes: [code] } = await openedWave(ctx, instrument)
  const { 'lses.a2': _, ...answers } = filledIn({ 'lses.a1': 9, 'lses.x1': 'prefer-not' })
  await assert.rejects(answerSheet(ctx, { code, language: 'en', answers }), (thrown: unknown) => {
    assert.ok(thrown instanceof Refusal)
    assert.deepEqual([thrown.code, thrown.fields], ['survey.answers-to-look-at', { 'lses.a1': 'survey.not-a-choice', 'lses.a2': 'survey.choose-an-answer', 'lses.x1': 'survey.choose-an-answer' }])
    return true
  })
  assert.equal((await tables(ctx).selectFrom('survey.sheets').select('id').where('directorate_id', '=', place.directorate).where('wave_id', '=', wave).execute()).length, 0)
}))

test('nobody answers before the opening day, after the closing day or after the wave has closed (B1)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave, codes: [first, second] } = await openedWave(ctx, instrument)
  const sends = (code: string | undefined, day: string) => answerSheet({ ...ctx, now: new Date(`${day}T10:00:00Z`) }, { code, language: 'en', answers: filledIn() })
  await assert.rejects(sends(first, '2027-01-03'), refused('survey.wave-not-open'))
  await assert.rejects(sends(first, '2027-02-01'), refused('survey.wave-closed'))
  assert.deepEqual(await sends(first, '2027-01-31'), { kept: true })
  await closeWave(as(ctx, arta), { wave })
  await assert.rejects(sends(second, '2027-01-20'), refused('survey.wave-closed'))
  await assert.rejects(keepDraft(ctx, { code: second, half, answers: {} }), refused('survey.wave-closed'))
  assert.deepEqual(await sends(first, '2027-01-20'), { kept: false }, 'whoever has answered is told so, whatever came after')
  const { wave: next } = await planWave(as(ctx, arta), planned(instrument))
  const { codes: [early] } = await invite(as(ctx, signe), { wave: next, zone: zones.centre, count: 1 })
  await assert.rejects(sends(early, '2027-01-10'), refused('survey.wave-not-open'))
}))

test('staff may bring a sheet of another mode that is offered; a resident\'s own is always by web', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave, codes: [first, second] } = await openedWave(ctx, instrument)
  await assert.rejects(answerSheet(as(ctx, frida), { code: first, language: 'en', mode: 'paper', answers: filledIn() }), refused('survey.mode-not-offered'))
  await answerSheet(as(ctx, frida), { code: first, language: 'en', mode: 'interview', answers: filledIn() })
  await answerSheet(ctx, { code: second, language: 'en', mode: 'interview', answers: filledIn() })
  await emptyBoxes(ctx, place.directorate, wave)
  const modes = await tables(ctx).selectFrom('survey.sheets').select('mode').where('directorate_id', '=', place.directorate).where('wave_id', '=', wave).orderBy('mode').execute()
  assert.deepEqual(modes.map(({ mode }) => mode), ['interview', 'web'])
}))

test('a stranger with a code opens that one invitation and no other row, and twenty at once leave one sheet (B9)', async () => {
  const store = await ownDatabase()
  const outside = { actor: stranger, store, now: new Date('2027-01-10T09:00:00Z') }
  const { wave, codes } = await within({ ...outside, actor: operator }, 'all', async (ctx) => {
    await seeing(ctx, { directorate: place.directorate, areas: [place.directorate] })
    const { instrument } = await town(ctx)
    return openedWave(ctx, instrument)
  })
  const all = await Promise.all(Array.from({ length: 20 }, () => answerSheet(outside, { code: codes[0], language: 'en', answers: filledIn() })))
  assert.equal(all.filter(({ kept }) => kept).length, 1)
  const counted = async () => (await sql<{ count: string }>`select count(*) from survey.sheets where wave_id = ${wave}`.execute(store.requests)).rows[0]!.count
  assert.equal(await counted(), '0', 'without a code or a post nobody sees a sheet')
  const seen = (actor: Actor) => within({ ...outside, actor }, 'all', async (ctx) => {
    await emptyBoxes(ctx, place.directorate, wave)
    return (await tables(ctx).selectFrom('survey.sheets').select('id').where('directorate_id', '=', place.directorate).execute()).length
  })
  assert.deepEqual([await seen(arta), await seen(signe)], [0, 1], 'only the survey\'s owner has sheets in custody')
  await keepDraft(outside, { code: codes[1], half, answers: { 'lses.a1': 1 } })
  const drafts = () => within({ ...outside, actor: arta }, 'all', async (ctx) => (await tables(ctx).selectFrom('survey.drafts').select('code_hash').where('directorate_id', '=', place.directorate).execute()).length)
  assert.equal(await drafts(), 0, 'an open wave shows its drafts to nobody')
  await closeWave({ ...outside, actor: arta }, { wave })
  await sql`alter table survey.drafts no force row level security`.execute(store.owner)
  assert.equal((await sql<{ count: string }>`select count(*) from survey.drafts`.execute(store.owner)).rows[0]!.count, '0', 'closing wipes what was half filled in')
  await store.close()
})
