import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arta, besnik, celine, edgars } from '#testing/people.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { closedRound, people, small } from '#testing/small-round.ts'
import { as, refused, story } from '#testing/story.ts'
import { closeOutreach } from '../../commands/groups/close-outreach.ts'
import { noteOutreach } from '../../commands/groups/note-outreach.ts'
import { publishWave } from '../../commands/publish-wave.ts'
import { breakdown } from './breakdown.ts'
import { outreach } from './outreach.ts'
import { participation } from './participation.ts'
import { publishedBreakdown } from './published-breakdown.ts'

const withSensitive = { ...small, questions: [...small.questions.slice(0, 4), { ...small.questions[3]!, id: 'lses.x6' }, small.questions[4]!] }

test('young and old are told apart in a zone and in all, and everybody reads the whole once it is published (B16)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const rows = [...people('T1', 60, 45, { age: 1 }), ...people('T1', 60, 15, { age: 2 }), ...people('T2', 40, 10, { age: 1 }), ...people('T2', 20, 10, { age: 2 })]
  const wave = await closedRound(ctx, { zones: [oldTown, lakeside] }, rows)
  const light = async (zone?: string) => (await breakdown(as(ctx, celine), { wave, by: 'age', ...(zone && { zone }) })).figures.find(({ of }) => of === 'light')!.cells
  assert.deepEqual((await light(oldTown)).map(({ n, estimate }) => [n, estimate]), [[60, 0.75], [60, 0.25]])
  assert.deepEqual((await light(lakeside)).map(({ n, withheld }) => [n, withheld]), [[null, 'withheld'], [null, 'withheld']])
  const whole = await light()
  assert.deepEqual(whole.map(({ n }) => n), [100, 80])
  assert.ok(whole.every(({ estimate, low, high }) => low! < estimate! && estimate! < high!))
  await assert.rejects(breakdown(as(ctx, celine), { wave, by: 'light' }), refused('survey.no-such-question'))
  await assert.rejects(breakdown(as(ctx, besnik), { wave, by: 'age' }), refused('access.not-allowed'))
  await publishWave(as(ctx, arta), { wave })
  const told = await publishedBreakdown(ctx, { wave, by: 'age' })
  assert.deepEqual([told.questions.map(({ question }) => question), told.breakdown!.figures.find(({ of }) => of === 'light')!.cells], [['age'], whole])
}))

test('belonging to a minority is told for the whole commissariat only (B16)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const wave = await closedRound(ctx, { zones: [oldTown], instrument: withSensitive }, people('T1', 60, 45))
  await assert.rejects(breakdown(as(ctx, arta), { wave, by: 'lses.x6', zone: oldTown }), refused('survey.only-for-all-zones'))
  assert.equal((await breakdown(as(ctx, arta), { wave, by: 'lses.x6' })).by, 'lses.x6')
}))

test('a zone that stays silent is flagged, and what is done about it stands on the board until it is done (B23)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const wave = await closedRound(ctx, { zones: [oldTown, lakeside], margins: [{ question: 'age', shares: { 1: 0.5, 2: 0.5 } }] }, [...people('T1', 60, 30, { age: 1 }), ...people('T1', 30, 15, { age: 2 }), ...people('T2', 9, 3)])
  const part = await participation(as(ctx, celine), { wave })
  assert.deepEqual(part.zones.map(({ slug, flagged }) => [slug, flagged]), [['old-town', false], ['lakeside', true]])
  assert.deepEqual(part.groups.map(({ code, n, flagged }) => [code, n, flagged]), [[1, 69, false], [2, 30, true]])
  const plan = { wave, words: 'Tea in the library, with the housing association', who: 'Maris', due: '2027-02-10' }
  const { outreach: id } = await noteOutreach(as(ctx, celine), { ...plan, zone: lakeside })
  await noteOutreach(as(ctx, arta), { ...plan, due: '2027-01-02', group: { question: 'age', code: 2 } })
  await assert.rejects(noteOutreach(as(ctx, arta), plan), (no: { fields: unknown }) => (assert.deepEqual(no.fields, { zone: 'survey.zone-or-group' }), true))
  await assert.rejects(noteOutreach(as(ctx, arta), { ...plan, group: { question: 'age', code: 9 } }), refused('survey.no-such-question'))
  assert.deepEqual((await outreach(as(ctx, celine), {})).notes.map(({ about, label, due, late }) => [Object.values(about)[0], label?.en, due, late]), [['50 or over', 'How old are you?', '2027-01-02', true], ['Lakeside', undefined, '2027-02-10', false]])
  await assert.rejects(closeOutreach(as(ctx, edgars), { outreach: id }), refused('access.not-allowed'))
  await closeOutreach(as(ctx, celine), { outreach: id })
  assert.equal((await outreach(as(ctx, celine), {})).notes.length, 1)
  assert.deepEqual((await outreach(as(ctx, celine), { wave })).notes.map(({ doneOn }) => doneOn), [null, '2027-01-10'])
}))
