import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addEvidence, desk, nameProblem } from '#domains/problems/index.ts'
import { answerSheet, board, closeWave, invite, loadInstrument, openWave, planWave, publishWave } from '#domains/survey/index.ts'
import { builtIn } from '#domains/survey/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { townToAnalyse } from '#testing/problems/analysed-town.ts'
import { arta, place, signe } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'

/** Thirty-two people of a group, all but five worried about one concern and little about the rest. */
async function asked(ctx: Ctx, zone: string, group: string, worst: string): Promise<string> {
  const analyst = as(ctx, arta)
  const { id: instrument } = await loadInstrument(analyst, { instrument: 'key-persons' })
  const { wave } = await planWave(analyst, { commissariat: place.talsi, instrument, names: { en: group }, group: { en: group }, frame: 'All of them', modes: ['web'], opensOn: '2027-01-01', closesOn: '2027-01-31', zones: [{ zone, target: 32 }] })
  await openWave(analyst, { wave })
  const { codes } = await invite(as(ctx, signe), { wave, zone, count: 32 })
  const answers = Object.fromEntries(builtIn['key-persons'].questions.filter(({ kind }) => kind === 'one').map(({ id }) => [id, id === worst ? 3 : id === 'key.a11' ? 0 : id === 'key.x1' ? 1 : 0]))
  for (const [at, code] of codes.entries()) await answerSheet(ctx, { code, language: 'en', answers: at < 27 ? answers : { ...answers, [worst]: 1 } })
  await closeWave(analyst, { wave })
  await publishWave(analyst, { wave })
  return wave
}

test('teachers and tenant associations are asked with a questionnaire of their own, and stand beside residents on the desk, group by group (B19)', story(async (ctx) => {
  const { zone, wave } = await townToAnalyse(ctx)
  const teachers = await asked(ctx, zone, 'Teachers', 'key.a9')
  await asked(ctx, zone, 'Tenant associations', 'key.a2')
  const laid = await desk(as(ctx, arta), { zone })
  assert.deepEqual([laid.wave?.wave, laid.waves.length, laid.answers], [wave, 1, 200], 'residents are residents')
  const first = laid.keyPersons.map(({ group, answers, concerns }) => [group.en, answers, concerns.find(({ rank }) => rank === 1)?.question])
  assert.deepEqual(first.toSorted(), [['Teachers', 32, 'lses.a9'], ['Tenant associations', 32, 'lses.a2']])
  assert.equal((await board(as(ctx, arta), {})).zones.find(({ zone: of }) => of === zone)?.finished?.wave, wave)
  const { problem } = await nameProblem(as(ctx, arta), { zone, words: 'Dangerous driving' })
  await assert.rejects(addEvidence(as(ctx, arta), { problem, source: 'citizens', kind: 'survey-figure', words: 'Teachers say so', figure: 'key.a9', wave: teachers }), refused('problems.no-published-wave'), 'what teachers said is no figure of residents')
}))
