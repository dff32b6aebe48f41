import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerSheet, closeWave, invite, lsesCore, sheetToFill } from '#domains/survey/index.ts'
import type { Actor } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { arta, besnik, edgars, frida, place, signe } from '#testing/people.ts'
import { allSheets } from '#testing/survey/all-sheets.ts'
import { as, refused, story } from '#testing/story.ts'
import { filledIn, openedWave, town, zones } from '#testing/town.ts'
import { keyingQueue } from '../queries/keying-queue.ts'
import { sheetToKey } from '../queries/sheet-to-key.ts'
import { tables } from '../tables.ts'
import { dropKeyings } from './drop-keyings.ts'
import { keyInSheet } from './key-in-sheet.ts'
import { settleKeying } from './settle-keying.ts'

/** A second volunteer beside Frida. */
const gundars: Actor = { kind: 'person', id: '0194d000-0000-7000-8000-000000000008', directorate: place.directorate, posts: [{ role: 'interviewer', area: place.talsi, commissariat: place.talsi }] }
const at = (id: string) => lsesCore.questions.findIndex((question) => question.id === id)
/** What a volunteer types: the numbers beside the boxes. */
const typed = (more: Readonly<Record<string, unknown>> = {}) => filledIn({ ...Object.fromEntries(lsesCore.questions.filter(({ kind, needed }) => kind !== 'text' && !needed).map(({ id }) => [id, '-1'])), ...more })

async function paper(ctx: Ctx, more: Readonly<Record<string, unknown>> = {}) {
  const { instrument } = await town(ctx)
  const names = [[arta, 'Arta'], [frida, 'Frida'], [gundars, 'Gundars'], [besnik, 'Besnik']] as const
  for (const [actor, name] of names) await tables(ctx).insertInto('people.persons').values({ directorate_id: place.directorate, id: actor.kind === 'person' ? actor.id : '', name, language: 'en' }).execute()
  const { wave, codes } = await openedWave(ctx, instrument, { modes: ['web', 'paper', 'interview'], ...more })
  const { codes: [serial, other] } = await invite(as(ctx, signe), { wave, zone: zones.centre, count: 2, mode: 'paper' })
  return { wave, letter: codes[0]!, serial: serial!, other: other! }
}
const sheetsOf = allSheets
const keyings = (ctx: Ctx) => tables(ctx).selectFrom('fieldwork.keyings').selectAll().where('directorate_id', '=', place.directorate).execute()

test('a sheet on paper is kept when a second person keys in the same, and nothing is left of who keyed what (B12)', story(async (ctx) => {
  const { wave, serial } = await paper(ctx)
  const answers = typed({ 'lses.a1': '2', 'lses.e2': '1 3', 'lses.a11': 1, 'lses.a11w': 'By the school', 'lses.b1': '1', 'lses.b1n': '4' })
  assert.deepEqual(await keyInSheet(as(ctx, frida), { serial, language: 'ro', answers }), { state: 'keyed-once', differences: 0 })
  assert.equal((await sheetsOf(ctx, wave)).length, 0)
  const [aside] = await keyings(ctx)
  assert.deepEqual([aside!.answers, Object.keys(aside!.words)], [[], ['sealed']], 'what lies aside is under the passing key, so that a log of what changed does not lead it to its serial')
  await assert.rejects(keyInSheet(as(ctx, frida), { serial, language: 'ro', answers }), refused('fieldwork.another-person-keys'))
  assert.deepEqual(await keyInSheet(as(ctx, gundars), { serial, language: 'en', answers: { ...answers, 'lses.a11w': '' } }), { state: 'kept', differences: 0 })
  const [sheet, ...more] = await sheetsOf(ctx, wave)
  assert.deepEqual([more.length, sheet!.mode, sheet!.language, sheet!.zone_id, await keyings(ctx)], [0, 'paper', 'ro', zones.centre, []])
  assert.deepEqual(['lses.a1', 'lses.a2', 'lses.e2', 'lses.b1n'].map((id) => sheet!.answers[at(id)]), [2, -1, 5, 4])
  const [, remark] = (await allSheets(ctx, wave)).flatMap(({ words }) => words)[0]!
  assert.equal(remark, 'By the school')
  await assert.rejects(keyInSheet(as(ctx, signe), { serial, language: 'ro', answers }), refused('survey.already-answered'))
  assert.deepEqual(await answerSheet(ctx, { code: serial, language: 'ro', answers: filledIn() }), { kept: false }, 'the serial opens nothing on the web any more')
}))

test('two keyings that differ are shown question by question to a third person, who says which is right (B12)', story(async (ctx) => {
  const { wave, serial } = await paper(ctx)
  await keyInSheet(as(ctx, frida), { serial, language: 'en', answers: typed({ 'lses.a1': 2, 'lses.a2': 1, 'lses.a3': 3, 'lses.b1': 1, 'lses.b1n': 2 }) })
  assert.deepEqual(await keyInSheet(as(ctx, gundars), { serial, language: 'en', answers: typed({ 'lses.a1': 3, 'lses.a2': 1, 'lses.a3': 0, 'lses.b1': 0 }) }), { state: 'differs', differences: 7 })
  assert.deepEqual((await sheetToKey(as(ctx, frida), { serial })).differences, [], 'whoever keyed it in is not shown the other keying')
  await assert.rejects(settleKeying(as(ctx, frida), { serial, right: {} }), refused('fieldwork.third-person-looks'))
  const { differences, state } = await sheetToKey(as(ctx, signe), { serial })
  assert.deepEqual([state, differences[0]], ['differs', { question: 'lses.a1', number: 1, first: 2, second: 3 }])
  assert.deepEqual(differences.map(({ question }) => question), ['lses.a1', 'lses.a3', 'lses.b1', 'lses.b1n', 'lses.b1m', 'lses.b1p', 'lses.b8'])
  const right = { ...Object.fromEntries(differences.map(({ question }) => [question, 'second' as const])), 'lses.a1': 'first', 'lses.a3': 'neither' }
  await assert.rejects(settleKeying(as(ctx, signe), { serial, right: { 'lses.a1': 'first' } }), (no: unknown) => no instanceof Refusal && no.fields['lses.a3'] === 'fieldwork.say-which-is-right')
  assert.deepEqual(await settleKeying(as(ctx, signe), { serial, right }), { kept: true })
  const [sheet] = await sheetsOf(ctx, wave)
  assert.deepEqual(['lses.a1', 'lses.a2', 'lses.a3', 'lses.b1', 'lses.b1n'].map((id) => sheet!.answers[at(id)]), [2, 1, -2, 0, -3])
  assert.deepEqual(await keyings(ctx), [])
  await assert.rejects(settleKeying(as(ctx, signe), { serial, right }), refused('survey.already-answered'))
}))

test('a box left empty counts as not said, age and sex as not asked, and a number that no box has is refused (B12)', story(async (ctx) => {
  const { wave, serial } = await paper(ctx)
  await assert.rejects(keyInSheet(as(ctx, frida), { serial, language: 'en', answers: { 'lses.a1': '7' } }), (no: unknown) => no instanceof Refusal && no.fields['lses.a1'] === 'survey.not-a-choice')
  for (const person of [frida, gundars]) await keyInSheet(as(ctx, person), { serial, language: 'en', answers: { 'lses.a1': '1', 'lses.a2': '' } })
  const [sheet] = await sheetsOf(ctx, wave)
  assert.deepEqual(['lses.a1', 'lses.a2', 'lses.b1', 'lses.b1n', 'lses.x1'].map((id) => sheet!.answers[at(id)]), [1, -2, -2, -3, -3])
}))

test('paper is keyed in after the last day, and no more once the round is closed; what was not agreed on is wiped (B12)', story(async (ctx) => {
  const { wave, serial, other, letter } = await paper(ctx)
  const later = { ...ctx, now: new Date('2027-02-05T09:00:00Z') }
  for (const person of [frida, gundars]) await keyInSheet(as(later, person), { serial, language: 'en', answers: typed() })
  await keyInSheet(as(later, frida), { serial: other, language: 'en', answers: typed() })
  const { zones: [centre], waiting } = await keyingQueue(as(later, gundars), { wave })
  assert.deepEqual([centre!.printed, centre!.kept, centre!.once, centre!.differ, waiting], [2, 1, 1, 0, [{ ending: other.slice(-4), zone: 'centre', state: 'keyed-once', mine: false }]])
  await assert.rejects(keyInSheet(as(later, frida), { serial: letter, language: 'en', answers: typed() }), refused('fieldwork.not-a-serial'))
  await assert.rejects(dropKeyings(as(later, arta), { wave }), refused('survey.close-the-wave-first'))
  await closeWave(as(later, arta), { wave })
  assert.deepEqual(await dropKeyings(as(later, arta), { wave }), { dropped: 1 })
  await assert.rejects(keyInSheet(as(later, gundars), { serial: other, language: 'en', answers: typed() }), refused('fieldwork.wave-takes-no-paper'))
}))

test('a serial answered on the web is not keyed in any more, and no officer keys in what their own zone says (B12)', story(async (ctx) => {
  const { serial, other } = await paper(ctx)
  assert.equal((await sheetToFill(ctx, { code: serial })).state, 'open')
  await answerSheet(ctx, { code: serial, language: 'en', answers: filledIn() })
  await assert.rejects(keyInSheet(as(ctx, frida), { serial, language: 'en', answers: typed() }), refused('survey.already-answered'))
  const serves = (area: string): Actor => ({ ...besnik, posts: [{ role: 'zone-officer', area, commissariat: place.talsi }] } as Actor)
  await assert.rejects(keyInSheet(as(ctx, serves(zones.centre)), { serial: other, language: 'en', answers: typed() }), refused('access.not-allowed'))
  assert.equal((await keyInSheet(as(ctx, serves(zones.laidze)), { serial: other, language: 'en', answers: typed() })).state, 'keyed-once')
  await assert.rejects(keyInSheet(as(ctx, edgars), { serial: other, language: 'en', answers: typed() }))
}))
