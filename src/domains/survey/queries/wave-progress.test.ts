import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { arta, besnik, celine, frida, place, signe } from '#testing/people.ts'
import { allSheets } from '#testing/survey/all-sheets.ts'
import { as, refused, story } from '#testing/story.ts'
import { filledIn, openedWave, town, zones } from '#testing/town.ts'
import { answerSheet } from '../commands/answer-sheet.ts'
import { closeWave } from '../commands/close-wave.ts'
import { invite } from '../commands/invite.ts'
import { noteOutcomes } from '../commands/note-outcomes.ts'
import { tables } from '../tables.ts'
import { waveProgress } from './wave-progress.ts'

test('fieldwork is told per zone against its target, with response rate and the record of non-response (B1, B9)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave, codes, laidze } = await openedWave(ctx, instrument, { letters: 5 })
  for (const code of [codes[0], codes[1], laidze[0]]) await answerSheet(ctx, { code, language: 'en', answers: filledIn() })
  const told = await noteOutcomes(as(ctx, frida), { wave, outcomes: [
    { code: codes[2], outcome: 'refused' }, { code: codes[3], outcome: 'not-eligible' }, { code: laidze[1], outcome: 'not-reached' }, { code: codes[0], outcome: 'refused' }, { code: '0000-0000-0000', outcome: 'refused' },
  ] })
  assert.deepEqual(told, { noted: 3, passedOver: 2 })
  const { zones: [centre, second], total } = await waveProgress(as(ctx, celine), { wave })
  assert.deepEqual(centre, {
    zone: zones.centre, slug: 'centre', names: { en: 'Talsi centre', ro: 'Talsi centru' }, target: 200, answers: 2, modes: { web: 2 },
    invited: 5, answered: 2, refused: 1, notReached: 0, notEligible: 1, responseRate: 0.5,
  })
  assert.deepEqual([second!.answers, second!.notReached, second!.responseRate], [1, 1, 0.2])
  assert.deepEqual([total.target, total.answers, total.modes, total.invited, total.responseRate], [300, 3, { web: 3 }, 10, 3 / 9])
  await assert.rejects(waveProgress(as(ctx, besnik), { wave }), refused('access.not-allowed'))
}))

test('whoever first refuses and then answers has answered (B9)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave, codes: [code] } = await openedWave(ctx, instrument)
  await noteOutcomes(as(ctx, frida), { wave, outcomes: [{ code, outcome: 'refused' }] })
  assert.deepEqual(await answerSheet(ctx, { code, language: 'en', answers: filledIn() }), { kept: true })
  const { total } = await waveProgress(as(ctx, arta), { wave })
  assert.deepEqual([total.answered, total.refused, total.answers], [1, 0, 1])
}))

test('letters go to zones of the wave while it can be answered, and the system keeps no code (B9)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave, codes } = await openedWave(ctx, instrument)
  const { codes: more } = await invite(as(ctx, signe), { wave, zone: zones.laidze, count: 3, stratum: 2, unit: 41 })
  assert.equal(new Set([...codes, ...more]).size, 5)
  const rows = await tables(ctx).selectFrom('survey.invitations').selectAll().where('directorate_id', '=', place.directorate).where('wave_id', '=', wave).where('stratum', '=', 2).execute()
  assert.deepEqual(rows.map(({ unit, zone_id, outcome }) => [unit, zone_id, outcome]), Array.from({ length: 3 }, () => [41, zones.laidze, 'sent']))
  const kept = JSON.stringify(rows)
  for (const code of more) assert.equal(kept.includes(code) || kept.includes(code.replaceAll('-', '')), false)
  const { codes: many } = await invite(as(ctx, signe), { wave, zone: zones.laidze, count: 20, stratum: 3, unit: 42 })
  await invite(as(ctx, signe), { wave, zone: zones.laidze, count: 1, stratum: 3, unit: 43 })
  for (const code of [more[0], many[0]]) await answerSheet(ctx, { code, language: 'en', answers: filledIn() })
  assert.deepEqual((await allSheets(ctx, wave)).map(({ stratum, unit }) => `${stratum}/${unit}`).sort(), ['3/42', 'null/null'], 'what fewer than twenty letters have in common does not stand on a sheet')
  await assert.rejects(invite(as(ctx, signe), { wave, zone: zones.far, count: 1 }), refused('survey.no-such-zone'))
  await assert.rejects(invite(as(ctx, frida), { wave, zone: zones.centre, count: 1 }), refused('access.not-allowed'))
  await closeWave(as(ctx, arta), { wave })
  await assert.rejects(invite(as(ctx, signe), { wave, zone: zones.centre, count: 1 }), refused('survey.wave-closed'))
}))

test('the response rate outlives the letters: counted when a wave closes, and again when one comes back later (B9)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave, codes } = await openedWave(ctx, instrument, { letters: 5 })
  for (const code of [codes[0], codes[1]]) await answerSheet(ctx, { code, language: 'en', answers: filledIn() })
  await closeWave(as(ctx, arta), { wave })
  const { total } = await waveProgress(as(ctx, celine), { wave })
  assert.deepEqual([total.invited, total.answered, total.responseRate], [10, 2, 0.2])
  await noteOutcomes(as(ctx, frida), { wave, outcomes: [{ code: codes[2], outcome: 'not-eligible' }] })
  const before = await waveProgress(as(ctx, celine), { wave })
  assert.deepEqual([before.total.invited, before.total.answered, before.total.notEligible, before.total.responseRate], [10, 2, 1, 2 / 9])
  await sql`delete from survey.invitations where wave_id = ${wave}`.execute(ctx.db)
  assert.deepEqual(await waveProgress(as(ctx, celine), { wave }), before)
}))
