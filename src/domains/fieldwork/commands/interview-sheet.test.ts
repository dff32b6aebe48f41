import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { invite, keepDraft, lsesCore } from '#domains/survey/index.ts'
import { Refusal } from '#frame/refusal.ts'
import { arta, besnik, celine, edgars, frida, place } from '#testing/people.ts'
import { allSheets } from '#testing/survey/all-sheets.ts'
import { as, refused, story } from '#testing/story.ts'
import { filledIn, half, openedWave, town, zones } from '#testing/town.ts'
import { interviewTotals } from '../queries/interview-totals.ts'
import { tables } from '../tables.ts'
import { setAside } from '../words.ts'
import { interviewSheet } from './interview-sheet.ts'

const at = (id: string) => lsesCore.questions.findIndex((question) => question.id === id)
const aloud = (actor: Parameters<typeof setAside>[1]) => Object.fromEntries(Object.entries(filledIn({ 'lses.a1': 2 })).filter(([id]) => !setAside(lsesCore, actor).includes(id)))
const sheetsOf = allSheets

test('an officer interviews at the door; what was not handed over counts as not asked, and who asked stands on no sheet (B13)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave } = await openedWave(ctx, instrument)
  const told = { wave, zone: zones.centre, language: 'ro', secondInterviewer: 'Ilze of the volunteers', othersPresent: true }
  assert.deepEqual(await interviewSheet(as(ctx, besnik), { ...told, answers: aloud(besnik) }), { kept: true })
  const [sheet] = await sheetsOf(ctx, wave)
  assert.deepEqual([sheet!.mode, sheet!.zone_id, sheet!.answers[at('lses.a1')], sheet!.answers[at('lses.e1')], sheet!.answers[at('lses.b6')], sheet!.answers[at('lses.b7')]], ['interview', zones.centre, 2, -3, -3, -1])
  const { rows } = await sql<{ name: string }>`select name from frame.quiet where directorate_id = ${place.directorate} and name in ('fieldwork.interview-sheet', 'survey.answer-sheet') order by name`.execute(ctx.db)
  assert.deepEqual(rows, [{ name: 'fieldwork.interview-sheet' }, { name: 'survey.answer-sheet' }])
  const { 'lses.a2': _, ...without } = aloud(besnik)
  await assert.rejects(interviewSheet(as(ctx, besnik), { ...told, answers: without }), (no: unknown) => no instanceof Refusal && no.fields['lses.a2'] === 'survey.choose-an-answer', 'what is read aloud is answered')
  await assert.rejects(interviewSheet(as(ctx, celine), { ...told, answers: aloud(celine) }), refused('access.not-allowed'))
  await assert.rejects(interviewSheet(as(ctx, edgars), { ...told, answers: aloud(edgars) }), refused('access.not-allowed'))
}))

test('an interview is kept block by block under a code of its own, and the delicate questions wait until they are handed over (B13)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave } = await openedWave(ctx, instrument)
  const { codes: [code] } = await invite(as(ctx, frida), { wave, zone: zones.centre, count: 1, mode: 'interview' })
  await assert.rejects(invite(as(ctx, frida), { wave, zone: zones.centre, count: 2, mode: 'interview' }), refused('access.not-allowed'))
  await assert.rejects(invite(as(ctx, frida), { wave, zone: zones.centre, count: 1 }), refused('access.not-allowed'))
  const aside = setAside(lsesCore, frida)
  const answers = filledIn({ 'lses.b1': 0, 'lses.b6': 1, 'lses.b6w': ['3'] })
  for (const { id } of lsesCore.blocks) {
    const inBlock = Object.fromEntries(lsesCore.questions.filter(({ block, id: question }) => block === id && !aside.includes(question)).map((question) => [question.id, answers[question.id] ?? '']))
    const { next } = await keepDraft(as(ctx, frida), { code, half, block: id, answers: inBlock, aside })
    assert.equal(next, lsesCore.blocks[lsesCore.blocks.findIndex((block) => block.id === id) + 1]?.id ?? null)
  }
  const handed = Object.fromEntries(['lses.b6', 'lses.b6w', 'lses.b6n', 'lses.b6m', 'lses.b6p', 'lses.b8'].map((id) => [id, answers[id]]))
  await keepDraft(as(ctx, frida), { code, half, answers: handed })
  assert.deepEqual(await interviewSheet(as(ctx, frida), { wave, zone: zones.centre, code, half, language: 'en' }), { kept: true })
  const [sheet] = await sheetsOf(ctx, wave)
  assert.deepEqual([sheet!.answers[at('lses.b6')], sheet!.answers[at('lses.b6w')], sheet!.answers[at('lses.b8')]], [1, 4, -1])
}))

test('who asked with whom is only added up, and shown from twenty interviews on (B13)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave } = await openedWave(ctx, instrument)
  await tables(ctx).insertInto('people.persons').values({ directorate_id: place.directorate, id: frida.kind === 'person' ? frida.id : '', name: 'Frida', language: 'en' }).execute()
  const told = { wave, zone: zones.centre, language: 'en', answers: aloud(frida) }
  for (let n = 0; n < 20; n++) await interviewSheet(as(ctx, frida), { ...told, secondInterviewer: 'Ilze', othersPresent: n < 6 })
  await interviewSheet(as(ctx, frida), told)
  assert.deepEqual(await interviewTotals(as(ctx, arta), { wave }), { pairs: [{ interviewer: 'Frida', second: 'Ilze', interviews: 20, othersPresent: 6 }], fewer: 1 })
  await assert.rejects(interviewTotals(as(ctx, frida), { wave }), refused('access.not-allowed'))
}))
