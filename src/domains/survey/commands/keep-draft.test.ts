import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#frame/refusal.ts'
import { madePassing } from '#platform/secrets/passing/passing-keys.ts'
import { place } from '#testing/people.ts'
import { refused, story } from '#testing/story.ts'
import { filledIn, half, openedWave, otherHalf, town } from '#testing/town.ts'
import { codeHash } from '../fielding/code-hash.ts'
import { openDraft, sealDraft } from '../fielding/sealed-draft.ts'
import { sheetToFill } from '../queries/sheet-to-fill.ts'
import { tables } from '../tables.ts'
import { Code, lsesCore } from '../words.ts'
import { answerSheet } from './answer-sheet.ts'
import { keepDraft } from './keep-draft.ts'

const ofBlock = (block: string, more: Record<string, unknown> = {}) => {
  const all = filledIn(more)
  return Object.fromEntries(lsesCore.questions.filter((question) => question.block === block && question.id in all).map(({ id }) => [id, all[id]]))
}
const drafts = (ctx: Parameters<typeof tables>[0]) => tables(ctx).selectFrom('survey.drafts').selectAll().where('directorate_id', '=', place.directorate).execute()

test('what was typed is found again by the code in the same browser, block by block, until the sheet is handed in', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { codes: [code] } = await openedWave(ctx, instrument)
  const before = await sheetToFill(ctx, { code })
  assert.deepEqual([before.state, before.block, before.answers, before.zone.slug, before.closesOn], ['open', 'a', {}, 'centre', '2027-01-31'])
  assert.deepEqual(await keepDraft(ctx, { code, half, block: 'a', answers: ofBlock('a', { 'lses.a11w': 'Behind the mill' }) }), { next: 'b' })
  assert.deepEqual(await keepDraft(ctx, { code, half, block: 'b', answers: ofBlock('b') }), { next: 'c' })
  const again = await sheetToFill(ctx, { code, half })
  assert.deepEqual([again.block, again.done, again.answers['lses.a11w']], ['c', ['a', 'b'], 'Behind the mill'])
  for (const [block, next] of [['c', 'd'], ['d', 'e'], ['e', 'x'], ['x', null]] as const) assert.deepEqual(await keepDraft(ctx, { code, half, block, answers: ofBlock(block) }), { next })
  assert.deepEqual(await answerSheet(ctx, { code, half, language: 'en' }), { kept: true })
  assert.equal((await drafts(ctx)).length, 0)
  assert.equal((await sheetToFill(ctx, { code })).state, 'answered')
  await assert.rejects(keepDraft(ctx, { code, half, answers: {} }), refused('survey.already-answered'))
}))

test('what was typed is opened only with the code: the table holds no plain text', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave, codes: [code, other] } = await openedWave(ctx, instrument)
  await keepDraft(ctx, { code, half, answers: { 'lses.a11': 1, 'lses.a11w': 'Behind the mill' } })
  const [draft] = await drafts(ctx)
  const plain = Code.parse(code)
  assert.equal(draft!.code_hash, codeHash(plain))
  for (const words of ['mill', 'lses', 'answers', plain]) assert.equal(draft!.sealed.includes(words), false)
  assert.deepEqual(openDraft({ code: plain, wave, half }, draft!.sealed).answers, { 'lses.a11': 1, 'lses.a11w': 'Behind the mill' })
  assert.throws(() => openDraft({ code: Code.parse(other), wave, half }, draft!.sealed))
  assert.throws(() => openDraft({ code: plain, wave: place.talsi, half }, draft!.sealed))
  const changed = Buffer.from(draft!.sealed)
  changed[20]! ^= 1
  assert.throws(() => openDraft({ code: plain, wave, half }, changed))
  assert.deepEqual((await sheetToFill(ctx, { code: other })).answers, {})
}))

test('whoever has the code and another browser, or none, begins with an empty sheet and is told so; neither browser loses what was typed in it, and there is one sheet (PRIV-03, PRIV-05)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave, codes: [code] } = await openedWave(ctx, instrument), plain = Code.parse(code)
  const typed = async (by?: string) => { const { answers, elsewhere, pins, block } = await sheetToFill(ctx, { code, half: by }); return { answers, elsewhere, pins, block } }
  const empty = { answers: {}, pins: null, block: 'a' }
  await keepDraft(ctx, { code, half, block: 'a', answers: ofBlock('a', { 'lses.a11w': 'Behind the mill' }), pins: [] })
  for (const by of [otherHalf, undefined]) assert.deepEqual(await typed(by), { ...empty, elsewhere: true })
  await assert.rejects(keepDraft(ctx, { code, answers: {} }), (no: Refusal) => no.fields.half === 'survey.no-such-half')
  // Laid over what another typed, a sheet would tell by its faults what that was.
  await assert.rejects(answerSheet(ctx, { code, half: otherHalf, language: 'en', answers: ofBlock('b') }), (no: Refusal) => no.fields['lses.a1'] === 'survey.choose-an-answer')
  await keepDraft(ctx, { code, half: otherHalf, answers: { 'lses.a1': 3 } })
  assert.deepEqual([(await typed(half)).answers['lses.a11w'], (await typed(otherHalf)).answers, (await typed(half)).elsewhere], ['Behind the mill', { 'lses.a1': 3 }, false])
  for (const n of [1, 2, 3]) await keepDraft(ctx, { code, half: `${n}`.repeat(22), answers: {} })
  assert.deepEqual([(await typed(half)).answers, (await typed(otherHalf)).answers], [{}, { 'lses.a1': 3 }], 'the browser that was longest left alone makes room')
  const [draft] = await drafts(ctx)
  // The fault is seen where the code alone opens what was typed.
  const leaky = sealDraft(madePassing(), { code: plain, wave, half: undefined }, { answers: {}, done: [], others: { open: JSON.stringify({ 'lses.a1': 3 }) } })
  const codeOpens = (sealed: Buffer) => JSON.stringify(openDraft({ code: plain, wave }, sealed))
  assert.deepEqual([/lses/.test(codeOpens(draft!.sealed)), /lses/.test(codeOpens(leaky))], [false, true])
  assert.deepEqual(await answerSheet(ctx, { code, half: otherHalf, language: 'en', answers: filledIn() }), { kept: true })
  assert.deepEqual([await answerSheet(ctx, { code, half, language: 'en' }), (await drafts(ctx)).length], [{ kept: false }, 0])
}))

test('a draft is as long whether much or little was typed', () => {
  const seal = madePassing(), sealed = (words: string) => sealDraft(seal, { code: '0'.repeat(12), wave: place.talsi, half }, { answers: { words }, done: [] }).length
  assert.equal(sealed(''), sealed('x'.repeat(1000)))
})

test('a question that this very answer has brought up is no mistake yet; passed over once more, it is', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { codes: [code] } = await openedWave(ctx, instrument)
  await keepDraft(ctx, { code, half, block: 'a', answers: ofBlock('a') })
  const { 'lses.b2n': _, 'lses.b8': __, ...robbed } = ofBlock('b', { 'lses.b2': 1 })
  assert.deepEqual(await keepDraft(ctx, { code, half, block: 'b', answers: robbed }), { next: 'b' })
  await assert.rejects(keepDraft(ctx, { code, half, block: 'b', answers: robbed }), (thrown: unknown) => {
    assert.ok(thrown instanceof Refusal)
    assert.deepEqual(thrown.fields, { 'lses.b2n': 'survey.choose-an-answer', 'lses.b8': 'survey.choose-an-answer' })
    return true
  })
  assert.deepEqual(await keepDraft(ctx, { code, half, block: 'b', answers: { ...robbed, 'lses.b2n': '2', 'lses.b8': '1', 'lses.b8s': '0' } }), { next: 'c' })
}))

test('a block that was left empty is named question by question, and a block nobody knows is not there', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { codes: [code] } = await openedWave(ctx, instrument)
  await assert.rejects(keepDraft(ctx, { code, half, block: 'd', answers: { 'lses.d1': '8' } }), (thrown: unknown) => {
    assert.ok(thrown instanceof Refusal)
    assert.deepEqual(thrown.fields, { 'lses.d1': 'survey.not-a-choice', 'lses.d2': 'survey.choose-an-answer', 'lses.d3': 'survey.choose-an-answer', 'lses.d4': 'survey.choose-an-answer', 'lses.d5': 'survey.choose-an-answer' })
    return true
  })
  await assert.rejects(keepDraft(ctx, { code, half, block: 'z', answers: {} }), refused('survey.no-such-block'))
}))
